public import SourceTree

/// The Server Object: where the API is served (OpenAPI 3.1, section 4.8.5).
public struct Server: Hashable, Sendable {
    /// The URL template as written; may be relative to where the description was read from.
    public let url: String
    /// CommonMark.
    public let description: String?
    /// A unique name (3.2).
    public let name: String?
    /// What stands in braces in the URL, in source order.
    public let variables: [ServerVariable]
    /// Where it is written; nil for the server "/" that a description without servers has.
    public let node: Node?

    /// The server that the specification puts where none is given.
    static let standard = Server(url: "/", description: nil, name: nil, variables: [], node: nil)

    private init(url: String, description: String?, name: String?, variables: [ServerVariable], node: Node?) {
        self.url = url
        self.description = description
        self.name = name
        self.variables = variables
        self.node = node
    }

    init?(_ node: Node) {
        guard let url = node.words("url") else { return nil }
        self.init(
            url: url, description: node.words("description"), name: node.words("name"),
            variables: node.named("variables").compactMap(ServerVariable.init), node: node)
    }

    /// A server that the operator put before those of a description.
    static func front(url: String, description: String) -> Server {
        Server(url: url, description: description, name: nil, variables: [], node: nil)
    }

    /// The URL with every `{variable}` replaced by the value given, else by its default.
    ///
    /// - Throws: `DocumentError` with the code `serverVariable` when a variable has neither, or a value is not
    ///   among the variable's enumeration.
    public func expanded(_ values: [String: String] = [:]) throws(DocumentError) -> String {
        var result = ""
        var rest = Substring(url)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            result += try value(of: String(rest[open..<close].dropFirst()), in: values)
            rest = rest[close...].dropFirst()
        }
        return result + rest
    }

    private func value(of name: String, in values: [String: String]) throws(DocumentError) -> String {
        let variable = variables.first { $0.name == name }
        guard let value = values[name] ?? variable?.defaultValue else {
            throw DocumentError(.serverVariable, "expected a value for the server variable \(name), came none")
        }
        if let allowed = variable?.enumeration, !allowed.isEmpty, !allowed.contains(value) {
            throw DocumentError(
                .serverVariable, "expected one of \(allowed.count) values for the server variable \(name), came another"
            )
        }
        return value
    }
}

extension Server {
    /// The servers that a description, path item or operation lists itself; empty when it has none.
    static func list(in node: Node) -> [Server] {
        node.array("servers")?.elements.compactMap(Server.init) ?? []
    }
}
