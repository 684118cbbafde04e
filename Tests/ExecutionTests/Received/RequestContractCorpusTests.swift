import Egress
import Execution
import Foundation
import OpenAPI
import TestSupport
import Testing

/// What is sent, read again as a server does.
@Suite("Requests of the corpus held against their descriptions", .enabled(if: Corpus.isPresent))
struct RequestContractCorpusTests {
    @Test("A request that is right before it is written is right when it is read")
    func roundTrip() async throws {
        let base = try TargetURL(parsing: "https://docs.test/api/openapi.json")
        var (checked, parameters) = (0, 0)
        for file in Corpus.files(below: "specs", extensions: ["json", "yaml", "yml"]) {
            let bytes = try Array(Data(contentsOf: file))
            guard bytes.count <= 1_500_000,
                let document = try? await DocumentReader(source: NoSource()).read(file.lastPathComponent, bytes: bytes)
            else { continue }
            let builder = RequestBuilder(document: document, baseURL: base)
            for operation in document.operations {
                let call = Self.call(of: operation)
                guard RequestCheck(operation: operation).problems(of: call).isEmpty,
                    let request = try? builder.request(for: call)
                else { continue }
                checked += 1
                parameters += call.parameters.count
                let breaches = RequestContract(operation: operation).breaches(ofHead: Self.received(request))
                #expect(
                    breaches.filter { !Self.isOfPath($0) }.isEmpty,
                    "\(file.lastPathComponent) \(operation.method) \(operation.path): \(breaches) \(request.url(.revealed))"
                )
            }
        }
        print("corpus: \(checked) requests, \(parameters) parameters")
        #expect(checked > 1_000 && parameters > 1_000)
    }

    /// The form as prefilled, with something in every required place.
    private static func call(of operation: OpenAPI.Operation) -> Call {
        var parameters = RequestDefaults(document: operation.document).call(for: operation).parameters
        for parameter in operation.parameters where parameter.isRequired {
            let key = ParameterKey(parameter)
            parameters[key] = parameters[key] ?? .primitive("x")
        }
        return Call(operation: operation, parameters: parameters)
    }

    private static func received(_ request: OutboundRequest) -> ReceivedRequest {
        ReceivedRequest(
            pathValues: [], query: request.query.map { $0.text(.revealed) }.joined(separator: "&"),
            fields: request.displayedFields(.revealed).map { ($0.name, $0.value) }, hasBody: false)
    }

    /// The path is matched by whoever receives it; a body is not sent here.
    private static func isOfPath(_ breach: RequestBreach) -> Bool {
        if case .parameter(.path, _) = breach.place { return true }
        return breach.place == .body
    }
}
