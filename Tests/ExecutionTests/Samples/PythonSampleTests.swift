import Egress
import Execution
import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite("PythonSample")
struct PythonSampleTests {
    @Test("The program sends target, fields and body as shown, whatever is in them (THREATS R10)")
    func sends() throws {
        let headers = CurlSampleTests.hostile.filter { text in
            text.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }
        }
        for (index, text) in CurlSampleTests.hostile.enumerated() {
            let listener = try #require(RawListener())
            defer { listener.close() }
            var request = OutboundRequest(
                method: .post, origin: try Origin(parsing: "http://127.0.0.1:\(listener.port)"), path: "/a%20b")
            request.query = [QueryPiece(encoded: "q=%27%24x"), QueryPiece(name: "key", secret: Secret("k&1"))]
            let header = headers[index % headers.count]
            request.fields = [
                Field(name: "Content-Type", value: "text/plain"), Field(name: "X-Note", value: header),
                Field(name: "Authorization", prefix: "Bearer ", secret: Secret("t'\"\\1")),
            ]
            request.cookies = [Field(name: "a", value: "1")]
            request.body = Array(text.utf8)
            request.bodySize = text.utf8.count
            request.shape = .text
            try Self.run(PythonSample.render(request, showing: .revealed))
            let sent = try #require(listener.requests.first)
            #expect(sent.method == "POST" && sent.target == "/a%20b?q=%27%24x&key=k%261")
            #expect(sent.body == Array(text.utf8), "\(text)")
            #expect(sent.value(of: "Authorization") == "Bearer t'\"\\1")
            #expect(sent.value(of: "Cookie") == "a=1")
            let trimmed = header.drop { $0 == " " }
            #expect(sent.value(of: "X-Note") == String(trimmed), "\(header)")
        }
    }

    @Test("Secrets are variables unless they were asked for (THREATS A3, R10)")
    func secrets() throws {
        var request = OutboundRequest(method: .get, origin: try Origin(parsing: "http://127.0.0.1:1"), path: "/me")
        request.fields = [Field(name: "Authorization", prefix: "Bearer ", secret: Secret("canary"))]
        let text = PythonSample.render(request)
        #expect(!text.contains("canary") && text.hasPrefix("import os\n"))
        #expect(text.contains("\"Authorization\": \"Bearer \" + os.environ[\"TOKEN\"],"))
        #expect(!PythonSample.render(request, showing: .masked).contains("canary"))
        #expect(PythonSample.render(request, showing: .revealed).contains("Bearer canary"))
    }

    private static func run(_ program: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program)")
    }
}
