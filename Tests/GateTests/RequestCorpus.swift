/// Requests that different readers could take for different ones (THREATS X5, X11, G3, G11), as bytes.
///
/// `@` stands for a valid `Host` field and a valid `Authorization` field, each with its line end.
enum RequestCorpus {
    struct Case: Sendable, CustomStringConvertible {
        let name: String
        let bytes: String
        var description: String { name }

        init(_ name: String, _ bytes: String) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Must reach the API never and under no reading.
    static let smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"

    private static func post(_ fields: String, _ body: String) -> String {
        "POST /echo HTTP/1.1\r\n@\(fields)\r\n\r\n\(body)\(smuggled)"
    }

    private static func get(_ line: String, _ fields: String = "") -> String {
        "\(line)\r\n@\(fields)\r\n\(smuggled)"
    }

    /// Refused before anything reaches the API: one answer, then the connection closes.
    static let refused: [Case] = framing + lengths + codings + lines + fields

    private static let framing: [Case] = [
        Case("CL.TE", post("Content-Length: 6\r\nTransfer-Encoding: chunked", "0\r\n\r\nX")),
        Case("TE.CL", post("Transfer-Encoding: chunked\r\nContent-Length: 4", "5c\r\nX\r\n0\r\n\r\n")),
        Case("TE.0", post("Transfer-Encoding: chunked\r\nContent-Length: 0", "0\r\n\r\n")),
        Case("0.CL by fold", post("Content-Length:\r\n 44", "")),
        Case("CL twice, differing", post("Content-Length: 0\r\nContent-Length: 44", "")),
        Case("CL twice, equal", post("Content-Length: 5\r\nContent-Length: 5", "hello")),
        Case("CL twice, between others", post("Content-Length: 5\r\nX: 1\r\ncontent-length: 0", "hello")),
        Case("CL nominated away", post("Connection: Content-Length\r\nContent-Length: 5", "hello")),
        Case("Host nominated away", get("GET /vehicles HTTP/1.1", "Connection: close, Host\r\n")),
    ]

    private static let lengths: [Case] = [
        "0, 44", "5, 5", "+5", "-5", "0x5", "5.0", "5e0", "5_0", "", "5 5", "\u{665}", "\"5\"", "5;", "٥",
        "99999999999999999999", "18446744073709551616", "9223372036854775808", "5\r\n\t5", "5\u{0B}", "\u{A0}5", "5 ",
        "5\t",
    ].map { Case("CL \($0.debugDescription)", post("Content-Length: \($0)", "hello")) }

    private static let codings: [Case] =
        [
            "xchunked", "chunkedx", "chunked, identity", "identity, chunked", "gzip", "gzip, chunked",
            "chunked, chunked",
            "chunked,", ",chunked", "\"chunked\"", "chunked;q=1", "identity", "", "chunked\u{0B}", "\u{0C}chunked",
            "chun\u{212A}ed", "chunked\r\nTransfer-Encoding: identity", "identity\r\nTransfer-Encoding: chunked",
            "x\r\n chunked", "chunked\r\nTransfer-encoding: chunked", "chunked\u{0}",
            "chunked ", "chunked\t",
        ].map { Case("TE \($0.debugDescription)", post("Transfer-Encoding: \($0)", "0\r\n\r\n")) }
        + [
            "Transfer-Encoding : chunked", "Transfer-Encoding\t: chunked", " Transfer-Encoding: chunked",
            "Transfer-Encoding\u{0B}: chunked", "Transfer-Encoding\u{0}: chunked",
            "X: 1\r\n Transfer-Encoding: chunked",
            "X: 1\rTransfer-Encoding: chunked", "\rTransfer-Encoding: chunked", "Content-Length : 5",
            "Content-Length\r: 5",
        ].map { Case("field \($0.debugDescription)", post($0, "0\r\n\r\n")) }

    private static let lines: [Case] = [
        "GET /vehicles HTTP/1.0", "GET /vehicles HTTP/1.2", "GET /vehicles HTTP/2.0", "GET /vehicles HTTP/11.1",
        "GET /vehicles HTTP/1.10", "GET /vehicles http/1.1", "GET /vehicles HTTP/1.1 ", "GET /vehicles HTTP/1.1x",
        "GET /vehicles  HTTP/1.1x", "GET /vehicles", "GET", "FOO /vehicles HTTP/1.1", "get /vehicles HTTP/1.1",
        "G\u{0}ET /vehicles HTTP/1.1", "GET\t/vehicles\tHTTP/1.1", "GET /vehi cles HTTP/1.1",
        "GET /vehicles\u{0} HTTP/1.1",
        "GET /vehicles\u{7F} HTTP/1.1", "GET /vehicles\u{80} HTTP/1.1", "CONNECT a:80 HTTP/1.1", "PRI * HTTP/2.0",
        "GET /vehicles HTTP/1.1\r\nGET /smuggled HTTP/1.1", "GET /vehicles\rHTTP/1.1",
        "POST /vehicles HTTP/1.0\r\nTransfer-Encoding: chunked",
    ].map { Case("line \($0.debugDescription)", get($0)) }

    private static let fields: [Case] =
        [
            "no colon", ": empty name", "X Y: 1", "X\u{0}Y: 1", "X: a\u{0}b", "X: a\rb", "X: 1\r\n folded", "X(: 1",
            "X\u{7F}: 1", "Host: b", "Host : b", "X: \u{1}", "X: 1\r\r",
        ].map { Case("field \($0.debugDescription)", get("GET /vehicles HTTP/1.1", $0 + "\r\n")) }
        + [
            Case("no host", "GET /health HTTP/1.1\r\n\r\n\(smuggled)"),
            Case("empty host", "GET /health HTTP/1.1\r\nHost:\r\n\r\n\(smuggled)"),
            Case("host list", "GET /health HTTP/1.1\r\nHost: a, b\r\n\r\n\(smuggled)"),
            Case("host with user", "GET /health HTTP/1.1\r\nHost: a@b\r\n\r\n\(smuggled)"),
            Case("host with path", "GET /health HTTP/1.1\r\nHost: a/b\r\n\r\n\(smuggled)"),
            Case("host with blank", "GET /health HTTP/1.1\r\nHost: a b\r\n\r\n\(smuggled)"),
            Case("fields flood", get("GET /vehicles HTTP/1.1", String(repeating: "X: 1\r\n", count: 70_000))),
            Case("field flood", get("GET /vehicles HTTP/1.1", "X: \(String(repeating: "x", count: 70_000))\r\n")),
            Case("long line", get("GET /vehicles?\(String(repeating: "x", count: 70_000)) HTTP/1.1")),
        ]

    /// The target means more than one thing, or another authority: refused, while the connection may live on.
    static let targets = [
        "http://a/vehicles", "http://evil.example/vehicles", "//evil.example/vehicles", "*", "vehicles", "/vehicles#x",
        "/public/..%2fadmin", "/..%2fvehicles", "/%2e%2e/vehicles", "/vehicles/..", "/vehicles/.", "/./vehicles",
        "/vehicles//7", "/vehicles/%2f7", "/vehicles/%5c7", "/vehicles/7;a=b", "/vehicles/%3b", "/vehicles/%00",
        "/vehicles/%0d%0a", "/vehicles/%252e", "/vehicles/%zz", "/vehicles/%", "/vehicles/%c0%ae", "/vehicles\\7",
        "/vehicles/%ff", "/vehicles/{id}", "/vehicles/%23", "/vehicles/%3f", "https:/vehicles", "/vehicles|",
    ]

    /// Chunked bodies that break in the middle: the API may have seen their beginning, but never an end.
    static let brokenChunks = [
        "g\r\nhello\r\n0\r\n\r\n", "-1\r\nhello\r\n0\r\n\r\n", "+5\r\nhello\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n",
        " 5\r\nhello\r\n0\r\n\r\n", "ffffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        "10000000000000005\r\nhello\r\n0\r\n\r\n",
        "5\r\nhelloX\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n", "5\nhello\r\n0\r\n\r\n", "5\r\nhello\n0\r\n\r\n",
        "5;\nx\r\nhello\r\n0\r\n\r\n", "5\rhello\r\n0\r\n\r\n", "\r\n5\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\nX Y: 1\r\n\r\n", "5\r\nhello\r\n0\r\nContent-Length: 44\r\n\r\n",
        "5\r\nhello\r\n0\r\nTransfer-Encoding: identity\r\n\r\n", "5\r\nhello\r\n0\r\n X: 1\r\n\r\n",
        "5\r\nhello\r\n0\r\n\(String(repeating: "X: 1\r\n", count: 200))\r\n",
    ]
}
