import Egress
import Execution
import Foundation
import HTTPTypes
import TestSupport
import Testing

@Suite("Samples that run")
struct SampleRunTests {
    @Test(
        "R10: method, target, fields and body arrive as they are in the request, whatever stands in them",
        arguments: SampleTool.all.map(\.language))
    func runs(_ name: String) throws {
        let tool = try #require(SampleTool.all.first { $0.language == name })
        let language = try #require(SampleLanguage.named(name))
        for item in SampleCase.all where tool.cases?.contains(item.name) ?? true {
            let listener = try #require(RawListener())
            defer { listener.close() }
            let folder = try Self.folder(item.files)
            defer { try? FileManager.default.removeItem(at: folder) }
            var request = item.request
            request.origin = try Origin(parsing: "http://127.0.0.1:\(listener.port)")
            let text = language.text(of: request)
            do {
                try tool.run(text, in: folder)
            } catch let failure as SampleTool.Failure {
                Issue.record("\(name), \(item.name): \(failure.text)\n\(text)")
                continue
            }
            let sent = try #require(listener.requests.first, "\(name), \(item.name)")
            Self.compare(sent, request, "\(name), \(item.name)\n\(text)")
        }
    }

    @Test(
        "R10: the Swift program compiles and sends the same", .enabled(if: SampleTool.find("swiftc") != nil))
    func swift() throws {
        let listener = try #require(RawListener())
        defer { listener.close() }
        let cases = SampleCase.all
        let files = cases.reduce(into: [:]) { $0.merge($1.files) { $1 } }
        let folder = try Self.folder(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        let language = try #require(SampleLanguage.named("swift"))
        var program = ""
        var requests: [OutboundRequest] = []
        for item in cases {
            var request = item.request
            request.origin = try Origin(parsing: "http://127.0.0.1:\(listener.port)")
            requests.append(request)
            let text = language.text(of: request)
            let end = try #require(text.range(of: "#endif\n"))
            // All of them as one program: what is compiled once costs a second, what is compiled eight times ten.
            program += (program.isEmpty ? String(text[..<end.upperBound]) : "") + "do {\n\(text[end.upperBound...])}\n"
        }
        try Data(program.utf8).write(to: folder.appendingPathComponent("main.swift"))
        let compiler = try #require(SampleTool.find("swiftc"))
        try SampleTool.run(compiler, ["main.swift", "-o", "sample"], in: folder)
        try SampleTool.run(folder.appendingPathComponent("sample").path, [], in: folder)
        let sent = listener.requests
        try #require(sent.count == requests.count)
        for (sent, request) in zip(sent, requests) { Self.compare(sent, request, "\(request)") }
    }

    private static func compare(_ sent: RawRequest, _ request: OutboundRequest, _ comment: String) {
        #expect(sent.method == request.method.rawValue, "\(comment)")
        let query = request.query.map { $0.text(.revealed) }.joined(separator: "&")
        #expect(sent.target == request.path + (query.isEmpty ? "" : "?" + query), "\(comment)")
        var boundary = "BB"
        for field in request.displayedFields(.revealed) {
            let value = sent.value(of: field.name)
            if field.value.hasPrefix("multipart/form-data"), let own = value?.split(separator: "boundary=").last {
                boundary = own.filter { $0 != "\"" }
                continue
            }
            let trimmed = field.value.trimmingCharacters(in: .whitespaces)
            #expect(value?.trimmingCharacters(in: .whitespaces) == trimmed, "\(field.name) of \(comment)")
        }
        #expect(text(of: sent.body).replacing(boundary, with: "BB") == text(of: request.body), "\(comment)")
    }

    /// Bytes as characters one by one, so that bodies compare byte for byte while a boundary is replaced; some libraries end
    /// the last line of a form and some do not.
    private static func text(of body: [UInt8]) -> String {
        var body = body
        if body.suffix(4) == Array("--\r\n".utf8) { body.removeLast(2) }
        return String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
    }

    private static func folder(_ files: [String: [UInt8]]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("portico-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
        return folder
    }
}
