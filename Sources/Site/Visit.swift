import Authorization
import Egress
import Execution
import Hummingbird
import OpenAPI
import Pages
import Storage

/// One request to a description: which one, whose session, and what that session chose. Every action begins with it.
struct Visit: Sendable {
    let environment: Environment
    let entry: Catalog.Entry
    let document: Document
    let session: Session
    /// What the session had of the description when the request came.
    let holdings: Holdings
    /// The servers that the session chose, by the names of their lists.
    let selections: [String: ServerSelection]
    let credentials: [SavedCredential]
    /// The origin of the server that the session chose; nil when it has none.
    let origin: Origin?
    let frame: Frame

    /// Finds the description that the address names; throws when there is none or it could not be read yet.
    init(_ request: Request, _ context: SiteContext, in environment: Environment) async throws {
        guard let name = context.parameters.get("document"),
            let entry = environment.catalog.entry(CatalogID(name: name))
        else {
            throw SiteError(
                .notFound, "There is no description of that name. The list of all stands at the start page.")
        }
        guard let document = entry.document else { throw UnreadableError(entry: entry) }
        let session = try context.requireSession()
        self.environment = environment
        self.entry = entry
        self.document = document
        self.session = session
        holdings = try environment.store.holdings(of: name, in: session)
        selections = try holdings.servers()
        let chosen = selections[""] ?? ServerSelection(index: 0)
        credentials = try await environment.store.credentials.list(document: name, in: session)
        origin = try? ServerOrigin.of(
            document.servers, chosen.choice, baseURL: environment.baseURL(of: entry))
        let authorized = Set(credentials.filter { [origin] in $0.origin == origin }.map(\.scheme))
        frame = try await environment.frame(
            for: request, context, entry: entry, server: chosen.shown, authorized: authorized,
            theme: Theme(preference: holdings.value(of: .theme)))
    }

    /// The server that the session chose for the description.
    var selection: ServerSelection { selections[""] ?? ServerSelection(index: 0) }

    /// The description's name in addresses.
    var id: String { entry.id.description }

    /// The operation that the address names.
    func operation(_ context: SiteContext) throws -> Operation {
        let name = context.parameters.get("operation") ?? ""
        guard let operation = document.operation(OperationID(name)) else {
            throw SiteError(.notFound, "\(entry.title) has no operation of that name. It may have been renamed.")
        }
        return operation
    }
}

/// A description that has never been read: its problems are shown instead of it.
struct UnreadableError: Error {
    let entry: Catalog.Entry
}

extension SiteContext {
    /// The session; throws for a post whose session has ended.
    func requireSession() throws -> Session {
        guard let session else {
            throw SiteError(.forbidden, "Your session has ended. Open the page again; nothing was sent.")
        }
        return session
    }
}
