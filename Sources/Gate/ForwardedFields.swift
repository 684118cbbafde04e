import NIOHTTP1

/// Which header fields pass the gate, and which it adds (RFC 9110 section 7.6.1; THREATS G5, G6, G8, X4).
enum ForwardedFields {
    private static let hopByHop: Set<String> = [
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "http2-settings",
    ]
    /// Fields by which a client could speak for the gate, or change path, method or address behind its back.
    private static let forged: Set<String> = [
        "authorization", "host", "expect", "forwarded", "x-real-ip", "x-original-url", "x-original-uri",
        "x-rewrite-url",
        "x-http-method", "x-http-method-override", "x-method-override",
    ]
    private static let forgedPrefixes = ["portico-", "x-portico-", "x-forwarded-"]

    /// The fields of a request on its way to the API; `identity` are those that tell who calls.
    static func request(
        _ headers: HTTPHeaders, framing: MessageRules.Framing, identity: [(name: String, value: String)],
        authority: String, client: String?, isSecure: Bool = false
    ) -> HTTPHeaders {
        let nominated = nominated(headers)
        var forwarded = HTTPHeaders([("Host", authority)])
        for (name, value) in headers where !isDropped(name, nominated) && !isForged(name) {
            forwarded.add(name: name, value: value)
        }
        if framing == .chunked { forwarded.add(name: "Transfer-Encoding", value: "chunked") }
        if let client { forwarded.add(name: "X-Forwarded-For", value: client) }
        if let host = headers.first(name: "Host") { forwarded.add(name: "X-Forwarded-Host", value: host) }
        forwarded.add(name: "X-Forwarded-Proto", value: isSecure ? "https" : "http")
        for (name, value) in identity { forwarded.add(name: name, value: value) }
        return forwarded
    }

    /// The fields of a response on its way to the client, framed anew; `hasBody` is false after HEAD and for 204 and 304.
    static func response(_ head: HTTPResponseHead, hasBody: Bool, keepsAlive: Bool) -> HTTPHeaders {
        let nominated = nominated(head.headers)
        var forwarded = HTTPHeaders()
        for (name, value) in head.headers where !isDropped(name, nominated) {
            forwarded.add(name: name, value: value)
        }
        if head.status.code == 204 { forwarded.remove(name: "Content-Length") }
        if hasBody, !forwarded.contains(name: "Content-Length") {
            forwarded.add(name: "Transfer-Encoding", value: "chunked")
        }
        if !keepsAlive { forwarded.add(name: "Connection", value: "close") }
        return forwarded
    }

    /// The names in `Connection`, in small letters.
    static func nominated(_ headers: HTTPHeaders) -> Set<String> {
        Set(headers[canonicalForm: "Connection"].map { $0.lowercased() })
    }

    private static func isDropped(_ name: String, _ nominated: Set<String>) -> Bool {
        let name = name.lowercased()
        return hopByHop.contains(name) || nominated.contains(name)
    }

    /// Compares without case and with every sign folded to a hyphen, as gateways fold names on their way to a variable.
    private static func isForged(_ name: String) -> Bool {
        let folded = String(
            decoding: name.utf8.map { byte -> UInt8 in
                switch byte {
                case 0x41...0x5A: byte | 0x20
                case 0x30...0x39, 0x61...0x7A: byte
                default: UInt8(ascii: "-")
                }
            }, as: UTF8.self)
        let isFraming = folded == "content-length" || hopByHop.contains(folded)
        return forged.contains(folded) || forgedPrefixes.contains { folded.hasPrefix($0) }
            || (isFraming && folded != name.lowercased())
    }
}
