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
        operation.servers.indices.contains(selection.index) || operation.servers.isEmpty
            ? selection : ServerSelection(index: 0)
    }

    /// The origin that credentials entered now are bound to; throws when the chosen server has none.
    func origin(for operation: OpenAPI.Operation?) throws -> Origin {
        let servers = operation?.servers ?? document.servers
        let chosen = operation.map(server(for:)) ?? selection
        do {
            return try ServerOrigin.of(
                servers, ServerChoice(index: chosen.index, variables: chosen.variables), baseURL: baseURL)
        } catch {
            throw SiteError(.invalidField, error.problems.first?.message ?? "The chosen server has no address.")
        }
    }
}
