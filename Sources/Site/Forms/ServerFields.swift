import Egress
import OpenAPI
import Pages
import Storage

/// The choice of a server as a form posts it: an index into the description's own list, or a URL of the user's own, which
/// counts as named by a user wherever it leads (THREATS P13, 5.4).
struct ServerFields {
    /// Characters of a URL of one's own at most.
    private static let limit = 2_048

    let selection: ServerSelection

    /// Reads the index and the variables that the server of that index has; throws for an index that is none, and for a URL
    /// that cannot be called.
    init(_ form: FormFields, servers: [Server]) throws(SiteError) {
        let index = form.text(FieldName.server.text).flatMap { Int($0) } ?? 0
        guard index == 0 || servers.indices.contains(index) else {
            throw SiteError(
                .invalidField, "The description has \(servers.count) servers; there is none of that number.")
        }
        var variables: [String: String] = [:]
        for variable in servers.indices.contains(index) ? servers[index].variables : [] {
            if let value = form.text(FieldName.variable(variable.name).text), value != variable.defaultValue {
                variables[variable.name] = value
            }
        }
        selection = ServerSelection(
            index: index, variables: variables, url: try Self.own(form.text(FieldName.ownServer.text) ?? ""))
    }

    private static func own(_ text: String) throws(SiteError) -> String? {
        let text = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        guard !text.isEmpty else { return nil }
        do throws(EgressError) {
            let url = try TargetURL(parsing: String(text.prefix(limit)))
            guard url.query == nil else {
                throw .init(.invalidURL, "A server's URL has no query.", advice: "Leave out what follows the “?”.")
            }
            return url.description
        } catch {
            throw SiteError(.invalidField, "\(error.message) \(error.advice)")
        }
    }
}

extension FormFields {
    /// Whether the form names a server at all.
    var namesServer: Bool {
        text(FieldName.server.text) != nil || text(FieldName.ownServer.text)?.isEmpty == false
    }
}
