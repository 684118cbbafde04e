import Egress
import Execution
import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite("CurlSample")
struct CurlSampleTests {
    static let hostile = [
        "plain", "it's", "'; touch /tmp/portico-pwned; '", "$(touch x)", "`touch x`", "\"quoted\"", "a\\", "$HOME",
        "!!",
        "line one\nline two\n", "\t tab", "@file", "a&b=c;d,e", "{1..3}[a-z]", "é\u{202E}x", "%00 %s", "-X DELETE",
        "\\n",
        "''''", "*?~#", "a\rb", "x;type=text/html", "<in", "=",
    ]

    @Test("A pasted command sends the body as shown, whatever is in it (THREATS R10)")
    func bodies() throws {
        for text in Self.hostile {
            var request = try request("/echo")
            request.method = .post
            request.fields.append(Field(name: "Content-Type", value: "text/plain"))
            request.setBody(Array(text.utf8), .text)
            let sent = try Self.run(request)
            #expect(sent.method == "POST")
            #expect(sent.body == request.body, "\(text)")
            #expect(sent.value(of: "Content-Type") == "text/plain")
        }
    }

    @Test("A pasted command sends headers, cookies and the target as shown (THREATS R10, X3)")
    func heads() throws {
        for text in Self.hostile where !text.contains("\n") && !text.contains("\r") {
            var request = try request("/a%20b/[x]{y}".replacingOccurrences(of: "{y}", with: "%7By%7D"))
            request.query = [QueryPiece(encoded: "q=%27%24x[1-3]"), QueryPiece(encoded: "r")]
            request.fields = [
                Field(name: "X-Note", value: text), Field(name: "X-Empty", value: ""),
                Field(name: "Accept", value: "application/json"),
            ]
            request.cookies = [Field(name: "a", value: "1"), Field(name: "b", value: "$x'y")]
            let sent = try Self.run(request)
            #expect(sent.method == "GET")
            #expect(sent.target == "/a%20b/[x]%7By%7D?q=%27%24x[1-3]&r")
            #expect(sent.value(of: "X-Note") == String(text.drop { $0 == " " || $0 == "\t" }), "\(text)")
            #expect(sent.value(of: "X-Empty") == "")
            #expect(sent.value(of: "Accept") == "application/json")
            #expect(sent.value(of: "Cookie") == "a=1; b=$x'y")
        }
    }

    @Test(
        "Methods are said only where curl would choose another", arguments: ["GET", "PUT", "HEAD", "DELETE", "QUERY"])
    func methods(_ method: String) throws {
        var request = try request("/m")
        request.method = try #require(HTTPRequest.Method(method))
        #expect(try Self.run(request).method == method)
        #expect(CurlSample.render(request).contains("-X") == !["GET", "HEAD"].contains(method))
        request.setBody(Array("{}".utf8), .text)
        guard method != "HEAD" else { return }
        let sent = try Self.run(request)
        #expect(sent.method == method)
        #expect(sent.body == Array("{}".utf8))
    }

    @Test("Multipart forms have the same parts (THREATS R10)")
    func multipart() throws {
        for text in Self.hostile {
            var request = try request("/form")
            request.method = .post
            request.fields = [Field(name: "Content-Type", value: "multipart/form-data; boundary=XX")]
            request.setBody(
                Array("--XX--".utf8),
                .multipart([
                    MultipartPart(name: "note", content: .text(text)),
                    MultipartPart(name: "meta", content: .text(text), contentType: "application/json"),
                    MultipartPart(
                        name: "photo", content: .file(name: "../my photo.bin", size: 3), contentType: "image/png"),
                ]))
            let sent = try Self.run(request, files: ["my photo.bin": [1, 2, 3]])
            let body = String(decoding: sent.body, as: UTF8.self)
            #expect(body.contains("name=\"note\"\r\n\r\n\(text)\r\n--"), "\(text)")
            #expect(body.contains("name=\"meta\"\r\nContent-Type: application/json\r\n\r\n\(text)\r\n--"), "\(text)")
            #expect(
                body.contains("filename=\"../my photo.bin\"\r\nContent-Type: image/png\r\n\r\n\u{1}\u{2}\u{3}\r\n--"))
            #expect(sent.value(of: "Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true)
        }
    }

    @Test("A binary body is read from a file beside the command")
    func binary() throws {
        var request = try request("/up")
        request.method = .put
        request.fields = [Field(name: "Content-Type", value: "application/pdf")]
        let bytes = (0..<2_000).map { UInt8(truncatingIfNeeded: $0) }
        request.setBody(bytes, .binary(fileName: "/tmp/it's.pdf"))
        let sent = try Self.run(request, files: ["it's.pdf": bytes])
        #expect(sent.method == "PUT")
        #expect(sent.body == bytes)
        #expect(sent.value(of: "Content-Type") == "application/pdf")
    }

    @Test("Secrets are variables unless they were asked for (THREATS A3, R10)")
    func secrets() throws {
        let secret = "canary-'-$(id)"
        var request = try request("/me")
        request.query = [
            QueryPiece(encoded: "a=1"), QueryPiece(name: "key", secret: Secret(secret)), QueryPiece(encoded: "b=2"),
        ]
        request.fields = [Field(name: "Authorization", prefix: "Bearer ", secret: Secret(secret))]
        request.cookies = [Field(name: "sid", secret: Secret(secret), variable: "COOKIE")]
        for shell in Shell.allCases {
            #expect(!CurlSample.render(request, showing: .variable, shell: shell).contains("canary"))
            #expect(!CurlSample.render(request, showing: .masked, shell: shell).contains("canary"))
        }
        let sent = try Self.run(request, environment: ["TOKEN": "t'1", "API_KEY": "k1", "COOKIE": "c1"])
        #expect(sent.target == "/me?a=1&key=k1&b=2")
        #expect(sent.value(of: "Authorization") == "Bearer t'1")
        #expect(sent.value(of: "Cookie") == "sid=c1")
        let revealed = try Self.run(request, showing: .revealed)
        #expect(revealed.value(of: "Authorization") == "Bearer " + secret)
        #expect(
            CurlSample.render(request.redacted(), showing: .variable) == CurlSample.render(request, showing: .variable))
    }

    @Test("PowerShell: quotes, the typographic ones too, are doubled")
    func powershell() throws {
        var request = try request("/p")
        request.method = .post
        request.fields = [
            Field(name: "X-A", value: "it's ‘x’ $(y)"),
            Field(name: "Authorization", prefix: "Bearer ", secret: Secret("s")),
        ]
        request.setBody(Array("`\"'".utf8), .text)
        let text = CurlSample.render(request, shell: .powershell)
        #expect(text.contains("'X-A' = 'it''s ‘‘x’’ $(y)'"))
        #expect(text.contains("'Authorization' = ('Bearer ' + $env:TOKEN)"))
        #expect(text.contains("-Body '`\"'''"))
        #expect(text.hasPrefix("Invoke-WebRequest -SkipHttpErrorCheck `\n  -Method 'POST' `\n  -Uri 'http://"))
    }

    @Test("The prompt: characters with a meaning stand behind a caret, quotes behind a backslash")
    func cmd() throws {
        var request = try request("/c")
        request.method = .post
        request.setBody(Array(#"{"a":"b & c | %PATH%\"}"#.utf8), .text)
        let text = CurlSample.render(request, shell: .cmd)
        #expect(text.contains(##"--data-raw ^"{\^"a\^":\^"b ^& c ^| ^%^PATH^%^\\\^"}^""##))
    }

    private func request(_ path: String) throws -> OutboundRequest {
        OutboundRequest(method: .get, origin: try Origin(parsing: "http://127.0.0.1:1"), path: path)
    }

    /// Runs the sample in a shell against a raw listener, in an empty folder with the given files.
    private static func run(
        _ request: OutboundRequest, showing: Showing = .variable, files: [String: [UInt8]] = [:],
        environment: [String: String] = [:]
    ) throws -> RawRequest {
        let listener = try #require(RawListener())
        defer { listener.close() }
        var request = request
        request.origin = try Origin(parsing: "http://127.0.0.1:\(listener.port)")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portico-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", CurlSample.render(request, showing: showing) + " --silent --noproxy '*' --max-time 10",
        ]
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == files.count)
        return try #require(listener.requests.first)
    }
}

extension OutboundRequest {
    fileprivate mutating func setBody(_ bytes: [UInt8], _ shape: BodyShape) {
        body = bytes
        bodySize = bytes.count
        self.shape = shape
    }
}
