import SourceTree

/// Security schemes: what each type needs and has (OpenAPI 3.2, section 4.27; 2.0, "Security Scheme Object").
extension Inspection {
    private static let fields: [String: [String]] = [
        "apiKey": ["name", "in"], "http": ["scheme", "bearerFormat"], "oauth2": ["flows", "oauth2MetadataUrl"],
        "openIdConnect": ["openIdConnectUrl"], "mutualTLS": [],
    ]
    private static let required: [String: [String]] = [
        "apiKey": ["name", "in"], "http": ["scheme"], "oauth2": ["flows"], "openIdConnect": ["openIdConnectUrl"],
    ]

    mutating func inspectScheme(_ node: Node) {
        guard let type = node["type"] else { return }
        expectWord(
            ["apiKey", "http", "oauth2", "openIdConnect"] + (family == .v30 ? [] : ["mutualTLS"]), type)
        guard let name = type.string, let own = Self.fields[name] else { return }
        require(Self.required[name] ?? [], in: node, "for \(name)")
        refuse(
            Set(Self.fields.values.joined()).subtracting(own).sorted(), in: node, "a scheme of type \(name) has none")
        if name == "http", node["scheme"]?.string?.lowercased() != "bearer" {
            refuse(["bearerFormat"], in: node, "only a bearer scheme has one")
        }
    }

    private static let oldFlows: [String: [String]] = [
        "implicit": ["authorizationUrl"], "password": ["tokenUrl"], "application": ["tokenUrl"],
        "accessCode": ["authorizationUrl", "tokenUrl"],
    ]

    mutating func inspectOldScheme(_ node: Node) {
        let all = ["name", "in", "flow", "authorizationUrl", "tokenUrl", "scopes"]
        var own: [String] = []
        switch node["type"]?.string {
        case "basic": break
        case "apiKey":
            own = ["name", "in"]
            require(own, in: node, "for apiKey")
        case "oauth2":
            require(["flow"], in: node, "for oauth2")
            let addresses = node["flow"]?.string.flatMap { Self.oldFlows[$0] } ?? []
            require(addresses, in: node, "for this flow")
            own = ["flow", "scopes"] + (node["flow"] == nil ? all : addresses)
        default: return
        }
        refuse(all.filter { !own.contains($0) }, in: node, "a scheme of this type has none")
    }
}
