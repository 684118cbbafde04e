import SourceTree

/// `securityDefinitions` → `securitySchemes`.
extension Upgrade {
    private static let flows = ["accessCode": "authorizationCode", "application": "clientCredentials"]

    mutating func writeSecurityScheme(_ scheme: Node) {
        guard scheme.kind == .object else { return copy(scheme) }
        switch scheme.words("type") {
        case "basic": writeBasic(scheme)
        case "oauth2": writeOAuth(scheme)
        default: copy(scheme)
        }
    }

    private mutating func writeBasic(_ scheme: Node) {
        builder.beginObject(from: scheme)
        for member in scheme.members {
            guard member.key == "type" else {
                copy(member.value, as: member.key)
                continue
            }
            key("type", from: member.value)
            builder.string("http", from: member.value)
            key("scheme", from: member.value)
            builder.string("basic", from: member.value)
        }
        builder.end()
    }

    private mutating func writeOAuth(_ scheme: Node) {
        let fields: Set<String> = ["flow", "authorizationUrl", "tokenUrl", "scopes"]
        builder.beginObject(from: scheme)
        for member in scheme.members where !fields.contains(member.key) { copy(member.value, as: member.key) }
        if let flow = scheme["flow"], let name = flow.words {
            key("flows", from: flow)
            builder.beginObject(from: flow)
            key(Self.flows[name] ?? name, from: flow)
            builder.beginObject(from: scheme)
            for member in scheme.members where fields.contains(member.key) && member.key != "flow" {
                copy(member.value, as: member.key)
            }
            builder.end()
            builder.end()
        }
        builder.end()
    }
}
