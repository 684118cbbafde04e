import OpenAPI
import Pages
import Storage

/// The choice of a server as a form posts it: an index into the description's own list, never an address (THREATS P13).
struct ServerFields {
    let selection: ServerSelection

    /// Reads the index and the variables that the server of that index has; throws for an index that is none.
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
        selection = ServerSelection(index: index, variables: variables)
    }
}
