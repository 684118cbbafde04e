import Authorization
import Egress
import Execution
import OpenAPI
import Pages
import Storage

extension Environment {
    /// What relative servers of a description resolve against: the operator's setting, else its own address.
    func baseURL(of entry: Catalog.Entry) -> TargetURL? {
        settings.baseURL ?? (try? TargetURL(parsing: entry.location))
    }
}

extension Visit {
    /// Builds requests of this description; relative servers resolve against its own address or the operator's.
    var builder: RequestBuilder { RequestBuilder(document: document, baseURL: baseURL) }

    /// What relative servers resolve against, nil when there is nothing.
    var baseURL: TargetURL? { environment.baseURL(of: entry) }

    /// The server of the session for an operation: its own list counts where it has one, and the choice where it fits.
    func server(for operation: OpenAPI.Operation) -> ServerSelection {
        let servers = operation.servers
        let chosen = selections[list(of: servers)] ?? ServerSelection(index: 0)
        return chosen.url != nil || servers.indices.contains(chosen.index) || servers.isEmpty
            ? chosen : ServerSelection(index: 0)
    }

    /// The name under which the choice among some servers is kept: operations of a path share it, where they share them.
    func list(of servers: [Server]) -> String {
        guard servers != document.servers else { return "" }
        // SQLite's texts end at NUL.
        return String(servers.map(\.url).joined(separator: " ").prefix(512)).filter { $0 != "\0" }
    }

    /// The origin that credentials entered now are bound to; throws when the chosen server has none.
    func origin(for operation: OpenAPI.Operation?) throws -> Origin {
        let servers = operation?.servers ?? document.servers
        let chosen = operation.map(server(for:)) ?? selection
        do {
            return try ServerOrigin.of(
                servers, chosen.choice, baseURL: baseURL)
        } catch {
            throw SiteError(.invalidField, error.problems.first?.message ?? "The chosen server has no address.")
        }
    }
}

extension ServerSelection {
    /// The same for the builder of requests.
    var choice: ServerChoice { ServerChoice(index: index, variables: variables, url: url) }

    /// The same for pages.
    var shown: ChosenServer { ChosenServer(index: index, variables: variables, url: url) }
}
