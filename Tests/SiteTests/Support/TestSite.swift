import Egress
import Execution
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import OpenAPI
import Pages
import Storage
import TokenDesk

@testable import Site

/// A whole site without a socket: real pages, forms and store; the network is a stub that records what would leave.
struct TestSite {
    let environment: Site.Environment
    let transport: RecordingTransport
    let folder: URL
    /// The store's clock, which tests move.
    let clock = TestClock()

    /// A site for the given descriptions, each under its name.
    init(
        _ documents: [(name: String, document: Document)], isSecure: Bool = false, requiresSignIn: Bool = false,
        response: EgressResponse? = nil, guarded: Set<String> = [], words: DeskWords = .union,
        tokenPolicy: TokenPolicy = TokenPolicy()
    ) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID().uuidString)")
        let catalog = Catalog(documents.map { (CatalogID(name: $0.name), $0.name) })
        for (name, document) in documents { catalog.publish(document, as: CatalogID(name: name)) }
        transport = RecordingTransport(response: response ?? EgressResponse(status: 200))
        let settings = SiteSettings(
            title: "Test", accent: nil, baseURL: nil, authorities: ["localhost"], isSecure: isSecure,
            requiresSignIn: requiresSignIn, words: words, guarded: GuardedAPIs(guarded))
        environment = Site.Environment(
            settings: settings, catalog: catalog,
            store: try Store(
                folder: folder.path, key: try ServerKey.development(in: folder.path), tokenPolicy: tokenPolicy,
                now: clock.now),
            executor: Executor(transport: transport), assets: AssetTable.bundled())
    }

    /// Runs a test against the router, then closes the store and removes its files.
    func test<Value: Sendable>(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value) async throws
        -> Value
    {
        let application = Application(responder: Routes.router(environment).buildResponder())
        let value = try await application.test(.router) { client in try await body(client) }
        try environment.store.close()
        try? FileManager.default.removeItem(at: folder)
        return value
    }

    /// Runs a test as one visitor of a site with one description, `shop`, who has opened a page of it.
    static func visit(
        _ text: String, _ page: String,
        _ test: @escaping @Sendable (inout Visitor, RecordingTransport) async throws -> Void
    ) async throws {
        let site = try TestSite([("shop", try await document(text))])
        let transport = site.transport
        try await site.test { client in
            var visitor = Visitor(client)
            _ = try await visitor.get(page)
            try await test(&visitor, transport)
        }
    }

    /// Reads a description written in a test.
    static func document(_ text: String) async throws -> Document {
        try await DocumentReader(source: NoSource()).read("test.yaml", bytes: Array(text.utf8))
    }
}

/// A browser's side of a session: its cookie and the token of the forms it has seen.
struct Visitor {
    let client: any TestClientProtocol
    var cookie: String?
    var csrf = ""

    init(_ client: any TestClientProtocol) { self.client = client }

    /// Opens a page and remembers cookie and token.
    mutating func get(_ path: String, _ fields: HTTPFields = [:]) async throws -> TestResponse {
        var fields = fields
        if let cookie { fields[.cookie] = cookie }
        let response = try await client.execute(uri: path, method: .get, headers: fields) { $0 }
        remember(response)
        return response
    }

    /// Posts a form as this site's own page would.
    mutating func post(
        _ path: String, _ values: [(String, String)], _ fields: HTTPFields = [.fetchSite: "same-origin"],
        token: String? = nil
    ) async throws -> TestResponse {
        var fields = fields
        if let cookie { fields[.cookie] = cookie }
        fields[.contentType] = fields[.contentType] ?? "application/x-www-form-urlencoded"
        let pairs = [("csrf", token ?? csrf)] + values
        let body = pairs.map { Self.encoded($0) + "=" + Self.encoded($1) }.joined(separator: "&")
        let response = try await client.execute(
            uri: path, method: .post, headers: fields, body: ByteBuffer(string: body)
        ) { $0 }
        remember(response)
        return response
    }

    private mutating func remember(_ response: TestResponse) {
        if let setting = response.headers[.setCookie] { cookie = String(setting.prefix { $0 != ";" }) }
        let marker = "name=\"csrf\" value=\""
        let html = String(buffer: response.body)
        if let range = html.range(of: marker) { csrf = String(html[range.upperBound...].prefix { $0 != "\"" }) }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// A transport that answers the same to every request and keeps what was asked.
actor RecordingTransport: Transport {
    private(set) var requests: [EgressRequest] = []
    private var answer: @Sendable (EgressRequest) async -> Result<EgressResponse, EgressError>

    init(response: EgressResponse) { answer = { _ in .success(response) } }

    /// Answers otherwise from now on.
    func respond(with response: EgressResponse) { answer = { _ in .success(response) } }

    /// Answers by what is asked from now on.
    func respond(by answer: @escaping @Sendable (EgressRequest) async -> Result<EgressResponse, EgressError>) {
        self.answer = answer
    }

    func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
        requests.append(request)
        let answer = answer
        let result = await answer(request)
        return try result.get()
    }
}
