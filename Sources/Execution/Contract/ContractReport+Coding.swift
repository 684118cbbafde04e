import SourceTree

extension ContractReport {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("documentedAs", documentedAs)
        builder.list("breaches", breaches) { breach, builder in
            builder.beginObject()
            builder.field("kind", breach.kind.rawValue)
            builder.field("message", breach.message)
            builder.field("instance", breach.instance)
            builder.field("schema", breach.schema)
            builder.end()
        }
        switch body {
        case .valid: builder.field("body", "valid")
        case .invalid: builder.field("body", "invalid")
        case .notDescribed: builder.field("body", "notDescribed")
        case .notChecked(let reason):
            builder.field("body", "notChecked")
            builder.field("reason", reason)
        }
        builder.end()
    }

    init?(decoding node: Node) {
        let breaches = node["breaches"].list { breach -> ContractBreach? in
            guard let kind = breach["kind"]?.string.flatMap(ContractBreach.Kind.init),
                let message = breach["message"]?.string
            else { return nil }
            return ContractBreach(
                kind: kind, message: message, instance: breach["instance"]?.string, schema: breach["schema"]?.string)
        }
        let body: BodyCheck
        switch node["body"]?.string {
        case "valid": body = .valid
        case "invalid": body = .invalid
        case "notDescribed": body = .notDescribed
        case "notChecked": body = .notChecked(node["reason"]?.string ?? "")
        default: return nil
        }
        self.init(documentedAs: node["documentedAs"]?.string, breaches: breaches, body: body)
    }
}
