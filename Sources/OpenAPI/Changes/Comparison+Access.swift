import SourceTree

/// Where an API is served and who may call it.
extension Comparison {
    /// What the descriptions say as a whole.
    mutating func compareDescriptions() {
        let (before, after) = (old.info, new.info)
        if before.title != after.title {
            add(
                .titleChanged, in: .whole(), ChangeText.short(before.title), ChangeText.short(after.title),
                old: before.node, new: after.node)
        }
        if before.description != after.description || before.summary != after.summary {
            add(.descriptionChanged, in: .whole(), old: before.node, new: after.node)
        }
        compare(old.describedServers, new.describedServers, of: (old.root, new.root))
        compareSchemes()
    }

    /// The servers of one operation, where it or its path has its own.
    mutating func compareServers(_ before: Operation, _ after: Operation, _ flow: Change.Flow) {
        func own(_ operation: Operation) -> [Server]? {
            let own = Server.list(in: operation.node)
            let servers = own.isEmpty ? operation.pathItem.servers : own
            return servers.isEmpty ? nil : servers
        }
        let (old, new) = (own(before), own(after))
        guard old != nil || new != nil else { return }
        compare(
            old ?? self.old.describedServers, new ?? self.new.describedServers, of: (before.node, after.node))
    }

    private mutating func compare(_ before: [Server], _ after: [Server], of nodes: (old: Node, new: Node)) {
        func key(_ server: Server) -> ByteKey {
            ByteKey(server.url.utf8.last == UInt8(ascii: "/") ? String(server.url.dropLast()) : server.url)
        }
        let known = Dictionary(before.map { (key($0), $0) }) { first, _ in first }
        let now = Set(after.map(key))
        for server in before where !now.contains(key(server)) {
            add(
                .serverRemoved, in: .whole(), ChangeText.short(server.url), nil, old: server.node ?? nodes.old,
                new: nodes.new)
        }
        for server in after {
            guard let earlier = known[key(server)] else {
                add(
                    .serverAdded, in: .whole(), nil, ChangeText.short(server.url), old: nodes.old,
                    new: server.node ?? nodes.new)
                continue
            }
            let variables = server.variables.map { ($0.name, $0.defaultValue, $0.enumeration) }
            let earlierVariables = earlier.variables.map { ($0.name, $0.defaultValue, $0.enumeration) }
            guard !variables.elementsEqual(earlierVariables, by: { $0 == $1 }) else { continue }
            add(
                .serverVariableChanged, in: .whole(), nil, ChangeText.short(server.url), old: earlier.node ?? nodes.old,
                new: server.node ?? nodes.new)
        }
    }

    /// What an operation asks callers to present.
    mutating func compareSecurity(_ before: Operation, _ after: Operation, _ flow: Change.Flow) {
        let place = ChangePlace.whole(flow)
        let (old, new) = (SecurityChoice.list(before.security), SecurityChoice.list(after.security))
        let isOpen = (before: SecurityChoice.isOpen(old), after: SecurityChoice.isOpen(new))
        if isOpen.before, !isOpen.after {
            let asked = new.map(\.text).joined(separator: " or ")
            return add(.securityAdded, in: place, nil, asked, old: before.node, new: after.node)
        }
        if !isOpen.before, isOpen.after {
            add(.securityRemoved, in: place, old: before.node, new: after.node)
        }
        for choice in old where !choice.schemes.isEmpty {
            let rivals = new.filter { $0.names == choice.names }
            guard let later = rivals.first(where: { $0 == choice }) ?? rivals.first else {
                if !isOpen.after {
                    add(.securityAlternativeRemoved, in: place, choice.text, nil, old: before.node, new: after.node)
                }
                continue
            }
            compareScopes(choice, later, (before.node, after.node), in: place)
        }
        for choice in new where !choice.schemes.isEmpty && !old.contains(where: { $0.names == choice.names }) {
            add(.securityAlternativeAdded, in: place, nil, choice.text, old: before.node, new: after.node)
        }
    }

    private mutating func compareScopes(
        _ before: SecurityChoice, _ after: SecurityChoice, _ nodes: (old: Node, new: Node), in place: ChangePlace
    ) {
        for scheme in after.schemes {
            let (name, scopes) = (scheme.name, scheme.scopes)
            let known = Set(before.schemes.first { $0.name == name }?.scopes ?? [])
            for scope in scopes where !known.contains(scope) {
                add(.scopeAdded, in: place, name, ChangeText.short(scope), old: nodes.old, new: nodes.new)
            }
            for scope in known.subtracting(scopes).sorted() {
                add(.scopeRemoved, in: place, name, ChangeText.short(scope), old: nodes.old, new: nodes.new)
            }
        }
    }
}
