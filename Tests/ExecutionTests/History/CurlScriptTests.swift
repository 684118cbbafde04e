import Egress
import Foundation
import HTTPTypes
import Testing

@testable import Execution

@Suite("Script of the history")
struct CurlScriptTests {
    private func exchange(path: String, secret: String? = nil) throws -> Exchange {
        let fields = secret.map { [Field(name: "Authorization", prefix: "Bearer ", secret: Secret($0))] } ?? []
        let request = OutboundRequest(
            method: .get, origin: try Origin(parsing: "http://127.0.0.1:1"), path: path, fields: fields)
        return Exchange(
            id: "1", operation: "op", request: request, startedAt: Date(timeIntervalSince1970: 0),
            outcome: .response(ExchangeResponse(status: 200)))
    }

    private func run(_ script: String, environment: [String: String]) throws -> (status: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Stands in for curl: one argument a line.
        let stub = folder.appending(path: "curl")
        try Data("#!/bin/sh\nprintf '%s\\n' \"$@\"\n".utf8).write(to: stub)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stub.path)
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.environment = environment.merging(["PATH": folder.path + ":/usr/bin:/bin"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }

    @Test("Every call is made in order, the credential comes from the environment (THREATS R10, A3)")
    func order() throws {
        let script = CurlScript([try exchange(path: "/one", secret: "hidden"), try exchange(path: "/two'$(id)")]).text()
        #expect(!script.contains("hidden"))
        let (status, output) = try run(script, environment: ["TOKEN": "given"])
        #expect(status == 0)
        let lines = output.split(separator: "\n").map(String.init)
        #expect(lines.contains("http://127.0.0.1:1/one") && lines.contains("http://127.0.0.1:1/two'$(id)"))
        #expect(lines.contains("Authorization: Bearer given"))
    }

    @Test("Without the credential nothing is called")
    func missing() throws {
        let script = CurlScript([try exchange(path: "/one", secret: "hidden")]).text()
        let (status, output) = try run(script, environment: [:])
        #expect(status != 0 && output.isEmpty)
    }
}
