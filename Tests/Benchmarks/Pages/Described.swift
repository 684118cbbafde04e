import Egress
import Execution
import Foundation
import Markup
import OpenAPI
import Pages

/// One description as a server holds it: read, with its outline and what stands around its pages.
struct Described {
    let document: Document
    let frame: Frame
    private let baseURL: TargetURL?

    init(file: String) async throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        let source = FileSource(folder: (file as NSString).deletingLastPathComponent)
        document = try await DocumentReader(source: source).read(file, bytes: bytes)
        baseURL = try? TargetURL(parsing: "https://api.example.com/")
        let id = "description"
        let entry = CatalogEntry(
            id: id, title: document.info.title, version: document.info.version,
            specification: document.specificationVersion, operationCount: document.operations.count)
        frame = Frame(
            siteTitle: "Portico", catalog: [entry], documentID: id, outline: Outline(document: document, id: id),
            csrf: String(repeating: "c", count: 64), nonce: String(repeating: "n", count: 24),
            assetBase: "/assets/0123456789abcdef", address: "/description")
    }

    /// Everything that has pages, evenly spread when there is more than a limit.
    func operations(limit: Int) -> [OpenAPI.Operation] {
        let all = document.operations + document.webhooks
        guard all.count > limit else { return all }
        return (0..<limit).map { all[$0 * all.count / limit] }
    }

    /// The page of an operation as the site makes it: with the request that its form would send.
    func page(of operation: OpenAPI.Operation) -> [UInt8] {
        OperationPage(
            frame: frame, document: document, operation: operation, commands: commands(of: operation)
        ).html().bytes
    }

    private func commands(of operation: OpenAPI.Operation) -> [ShownCommand] {
        let prefilled = RequestDefaults(document: document).call(for: operation)
        var call = Call(operation: operation, server: ServerChoice(index: 0))
        call.parameters = prefilled.parameters
        call.body = prefilled.callBody
        let builder = RequestBuilder.showing(operation, baseURL: baseURL)
        let request = try? builder.request(for: call, skippingProblems: true)
        return request.map { ShownCommand.list(for: $0) } ?? []
    }
}
