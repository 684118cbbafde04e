public import OpenAPI

/// A link of a response with its values taken from the exchange: the next call, ready to be looked at.
public struct FollowedLink {
    public let link: Link
    /// The operation that it leads to, nil when that is not in this description.
    public let operation: Operation?
    /// What it fills in, by the target's parameters.
    public let parameters: [(parameter: Parameter, value: String)]
    public let body: String?
    /// Names whose expressions stood for nothing in this exchange, or which the target does not have.
    public let missing: [String]

    /// Links followed of one response at most.
    static let limit = 50

    /// The links of the response that the description has for an exchange's status; none without a response.
    public static func list(for exchange: Exchange, operation: Operation) -> [FollowedLink] {
        guard let status = exchange.response?.status, let response = operation.response(for: status) else { return [] }
        let links = response.links
        guard !links.isEmpty else { return [] }
        let values = RuntimeValues(exchange, operation: operation)
        return links.prefix(limit).map { FollowedLink($0, values) }
    }

    private init(_ link: Link, _ values: RuntimeValues) {
        self.link = link
        operation = link.operation
        var parameters: [(parameter: Parameter, value: String)] = []
        var missing: [String] = []
        for (name, node) in link.parameters {
            if let parameter = Self.parameter(name, of: operation), let value = values.text(of: node) {
                parameters.append((parameter, value))
            } else {
                missing.append(name)
            }
        }
        body = link.requestBody.flatMap(values.text(of:))
        if link.requestBody != nil, body == nil { missing.append("body") }
        self.parameters = parameters
        self.missing = missing
    }

    /// The parameter that a name means: `path.id` says where it goes, `id` alone is the first of that name.
    private static func parameter(_ name: String, of operation: Operation?) -> Parameter? {
        guard let parameters = operation?.parameters else { return nil }
        return parameters.first { "\($0.location.rawValue).\($0.name)" == name } ?? parameters.first { $0.name == name }
    }
}
