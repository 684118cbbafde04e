import SourceTree

/// The security schemes that operations name.
extension Comparison {
    mutating func compareSchemes() {
        let (before, after) = (old.securitySchemes, new.securitySchemes)
        let known = Dictionary(before.map { (ByteKey($0.name), $0) }) { first, _ in first }
        let now = Set(after.map { ByteKey($0.name) })
        for scheme in before where !now.contains(ByteKey(scheme.name)) {
            add(
                .securitySchemeRemoved, in: .whole(), ChangeText.short(scheme.name), nil, old: scheme.node, new: nil)
        }
        for scheme in after {
            guard let earlier = known[ByteKey(scheme.name)] else {
                add(
                    .securitySchemeAdded, in: .whole(), nil, ChangeText.short(scheme.name), old: nil,
                    new: scheme.node)
                continue
            }
            compare(earlier, scheme)
        }
    }

    private mutating func compare(_ before: SecurityScheme, _ after: SecurityScheme) {
        let name = ChangeText.short(after.name)
        switch (before.kind, after.kind) {
        case (.oauth2(let old), .oauth2(let new)): compare(old, new, of: name, (before.node, after.node))
        case (.openIDConnect(let old), .openIDConnect(let new)):
            if old != new { add(.oauthURLChanged, in: .whole(), nil, name, old: before.node, new: after.node) }
        case (.http(let old, _), .http(let new, _)) where old == new: return
        default:
            guard before.kind != after.kind else { return }
            add(.securitySchemeChanged, in: .whole(), nil, name, old: before.node, new: after.node)
        }
    }

    private mutating func compare(
        _ before: [OAuthFlow], _ after: [OAuthFlow], of name: String, _ nodes: (old: Node, new: Node)
    ) {
        for flow in before where !after.contains(where: { $0.kind == flow.kind }) {
            add(.oauthFlowRemoved, in: .whole(), flow.kind.rawValue, name, old: flow.node, new: nodes.new)
        }
        for flow in after {
            guard let earlier = before.first(where: { $0.kind == flow.kind }) else {
                add(.oauthFlowAdded, in: .whole(), flow.kind.rawValue, name, old: nodes.old, new: flow.node)
                continue
            }
            if earlier.authorizationURL != flow.authorizationURL || earlier.tokenURL != flow.tokenURL {
                add(.oauthURLChanged, in: .whole(), nil, name, old: earlier.node, new: flow.node)
            }
            let (old, new) = (earlier.scopes.map(\.name), flow.scopes.map(\.name))
            let (known, now) = (Set(old), Set(new))
            for scope in old where !now.contains(scope) {
                add(.scopeWithdrawn, in: .whole(), ChangeText.short(scope), name, old: earlier.node, new: flow.node)
            }
            for scope in new where !known.contains(scope) {
                add(.scopeDeclared, in: .whole(), ChangeText.short(scope), name, old: earlier.node, new: flow.node)
            }
        }
    }
}
