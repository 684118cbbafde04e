import Egress
import Execution
import Foundation
import OpenAPI
import SourceTree
import TestSupport
import Testing

/// Any values for any operation: a request that can go over the wire, or a list of problems.
@Suite("Requests of random values", .enabled(if: Corpus.isPresent))
struct RequestFuzzTests {
    private static let texts = [
        "", "a", "..", ".", "%2e%2e", "%2E.", "a/b", "/../", "?x=1", "#f", "a b", "\t", "a\r\nX: 1", "\u{0}", "é😀",
        "{id}",
        "%", "%zz", "%41", "&=+;,|", "\\", "\"", "@/etc/passwd", "[1,2", "\u{202E}",
        String(repeating: "x", count: 3_000),
    ]

    @Test("X1, X3: whatever the values are, a URL parses, holds no blank and no dot segment, and no field a line break")
    func requests() async throws {
        let base = try TargetURL(parsing: "https://docs.test/api/openapi.json")
        var random = Seeded(seed: 0xF1A5)
        var counts = (operations: 0, requests: 0, refused: 0)
        for file in Corpus.files(below: "specs", extensions: ["json", "yaml", "yml"]) {
            let bytes = try Array(Data(contentsOf: file))
            guard bytes.count <= 300_000,
                let document = try? await DocumentReader(source: NoSource()).read(file.lastPathComponent, bytes: bytes)
            else { continue }
            let builder = RequestBuilder(document: document, baseURL: base)
            for operation in document.operations.shuffled(using: &random).prefix(4) {
                counts.operations += 1
                for skips in [false, true] {
                    let call = Self.call(of: operation, &random)
                    _ = RequestCheck(operation: operation).problems(of: call)
                    if let request = try? builder.request(for: call, skippingProblems: skips) {
                        counts.requests += 1
                        try Self.check(request, "\(file.lastPathComponent) \(operation.method) \(operation.path)")
                    } else {
                        counts.refused += 1
                    }
                }
            }
        }
        print("report: random values: \(counts)")
        #expect(counts.requests > 300)
    }

    private static func check(_ request: OutboundRequest, _ place: String) throws {
        let url = request.url(.revealed)
        #expect(url.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(place): \(url)")
        #expect((try? TargetURL(parsing: url)) != nil, "\(place): \(url)")
        #expect((try? request.wire()) != nil, "\(place)")
        let segments = request.path.lowercased().replacing("%2e", with: ".").split(separator: "/")
        #expect(!segments.contains { $0 == "." || $0 == ".." }, "\(place): \(request.path)")
        let fields = request.displayedFields(.revealed)
        #expect(!fields.contains { ($0.name + $0.value).utf8.contains { $0 == 13 || $0 == 10 || $0 == 0 } }, "\(place)")
    }

    private static func call(of operation: OpenAPI.Operation, _ random: inout Seeded) -> Call {
        var parameters: [ParameterKey: ParameterValue] = [:]
        for parameter in operation.parameters where Int.random(in: 0..<8, using: &random) > 0 {
            parameters[ParameterKey(parameter)] = value(&random)
        }
        var call = Call(operation: operation, parameters: parameters, body: body(of: operation, &random))
        for variable in operation.servers.first?.variables ?? [] where Bool.random(using: &random) {
            call.server.variables[variable.name] = texts.randomElement(using: &random) ?? ""
        }
        call.server.takesAnyValue = Bool.random(using: &random)
        if Bool.random(using: &random) {
            call.extraQuery = [(texts.randomElement(using: &random) ?? "", texts.randomElement(using: &random) ?? "")]
        }
        return call
    }

    private static func value(_ random: inout Seeded) -> ParameterValue {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .primitive(texts.randomElement(using: &random) ?? "")
        case 1: .array((0..<3).map { _ in texts.randomElement(using: &random) ?? "" })
        case 2: .empty
        default: .json(json(&random))
        }
    }

    private static func body(of operation: OpenAPI.Operation, _ random: inout Seeded) -> CallBody? {
        let names = operation.requestBody?.content.map(\.name) ?? ["application/json"]
        let name = names.randomElement(using: &random) ?? "*/*"
        let file = CallFile(name: "a\"\r\n.png", mediaType: "image/png\r\nX: 1", bytes: [0, 13, 10, 255])
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return nil
        case 1: return .text(mediaType: name, texts.randomElement(using: &random) ?? "")
        default: return .value(mediaType: name, json(&random), files: ["a": file])
        }
    }

    private static func json(_ random: inout Seeded) -> String {
        var builder = TreeBuilder(name: "")
        write(into: &builder, depth: 0, &random)
        return String(decoding: builder.finish().root.json(), as: UTF8.self)
    }

    private static func write(into builder: inout TreeBuilder, depth: Int, _ random: inout Seeded) {
        switch Int.random(in: 0..<(depth < 4 ? 8 : 5), using: &random) {
        case 0: builder.null()
        case 1: builder.boolean(Bool.random(using: &random))
        case 2: builder.integer(Int.random(in: -1_000_000...1_000_000, using: &random))
        case 3, 4: builder.string(texts.randomElement(using: &random) ?? "")
        case 5:
            builder.beginArray()
            for _ in 0..<Int.random(in: 0..<4, using: &random) { write(into: &builder, depth: depth + 1, &random) }
            builder.end()
        default:
            builder.beginObject()
            for _ in 0..<Int.random(in: 0..<4, using: &random) {
                builder.key(texts.randomElement(using: &random) ?? "")
                write(into: &builder, depth: depth + 1, &random)
            }
            builder.end()
        }
    }
}
