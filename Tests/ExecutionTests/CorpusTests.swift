import Egress
import Execution
import Foundation
import JSONSchema
import OpenAPI
import SourceTree
import TestSupport
import Testing

/// Every operation of the real descriptions, from its form to its request and samples.
@Suite("Operations of the corpus", .enabled(if: Corpus.isPresent))
struct CorpusTests {
    /// Larger files repeat what these have; reading them is tested elsewhere.
    private static let largest = 1_500_000

    @Test("Each operation fills its form and becomes a request or a list of problems (THREATS S3, S12)")
    func operations() async throws {
        let base = try TargetURL(parsing: "https://docs.test/api/openapi.json")
        var counts = (documents: 0, operations: 0, requests: 0, problems: 0)
        for file in Corpus.files(below: "specs", extensions: ["json", "yaml", "yml"]) {
            let bytes = try Array(Data(contentsOf: file))
            guard bytes.count <= Self.largest,
                let document = try? await DocumentReader(source: NoSource()).read(file.lastPathComponent, bytes: bytes)
            else { continue }
            counts.documents += 1
            for operation in document.operations {
                counts.operations += 1
                if Self.request(for: operation, base) == nil { counts.problems += 1 } else { counts.requests += 1 }
            }
        }
        print("corpus: \(counts)")
        #expect(counts.operations > 1_000)
        #expect(counts.requests > counts.problems)
    }

    /// The request of a form sent as prefilled, with something in every required place.
    private static func request(for operation: OpenAPI.Operation, _ base: TargetURL) -> OutboundRequest? {
        let prefilled = RequestDefaults(document: operation.document).call(for: operation)
        var parameters = prefilled.parameters
        for parameter in operation.parameters where parameter.isRequired {
            let key = ParameterKey(parameter)
            parameters[key] = parameters[key] ?? .primitive("x")
        }
        let body = body(prefilled)
        let call = Call(operation: operation, parameters: parameters, body: body)
        let builder = RequestBuilder(document: operation.document, baseURL: base)
        guard let request = try? builder.request(for: call, skippingProblems: true) else { return nil }
        for shell in Shell.allCases { #expect(!CurlSample.render(request, shell: shell).isEmpty) }
        #expect((try? request.wire()) != nil)
        for mediaType in operation.responses.prefix(2).flatMap(\.content).prefix(1) {
            guard let schema = mediaType.schema else { continue }
            let document = operation.document
            let sampler = Sampler(dialect: document.dialect, references: document, direction: .response)
            #expect(sampler.sample(of: schema.node).root.json().count < 200_000)
        }
        return request
    }

    private static func body(_ prefilled: PrefilledCall) -> CallBody? {
        guard let mediaType = prefilled.mediaType else { return nil }
        switch prefilled.body {
        case .text(let text): return .text(mediaType: mediaType, text)
        case .file: return .bytes(mediaType: mediaType, [1], fileName: "a.bin")
        case .form(let rows):
            let parts = rows.map { row in
                switch row.input {
                case .text(let text), .json(let text): return FormPart(name: row.name, value: .text(text))
                case .list(let texts): return FormPart(name: row.name, value: .text(texts.first ?? ""))
                case .file: return FormPart(name: row.name, value: .file(name: "a", mediaType: "", bytes: [1]))
                }
            }
            return .form(mediaType: mediaType, parts)
        case nil: return nil
        }
    }
}
