import Markup
import TokenDesk

/// A column of the list that says which resources, or which groups of them, tokens are limited to.
struct ResourceColumn {
    /// The kind, as descriptions spell it.
    let kind: String
    /// What stands above it.
    let heading: String
    let isOfGroups: Bool

    /// Kinds that get columns of their own at most; a list stays readable.
    private static let kindLimit = 2
    private static let shown = 3

    /// The columns for the kinds that the APIs' directories and the tokens know.
    static func all(apis: [DeskAPI], records: [TokenRecord]) -> [ResourceColumn] {
        var kinds: [ResourceDirectory.Kind] = apis.flatMap(\.kinds)
        for name in records.flatMap({ $0.rights.resources.map(\.kind) })
        where !kinds.contains(where: { $0.name == name }) {
            kinds.append(ResourceDirectory.Kind(name: name, title: name, resources: []))
        }
        var seen: Set<String> = []
        return kinds.filter { seen.insert($0.name).inserted }.prefix(kindLimit).flatMap { kind in
            let own = ResourceColumn(
                kind: kind.name, heading: "Available " + kind.title.lowercased(), isOfGroups: false)
            guard !kind.groupsTitle.isEmpty || !kind.groups.isEmpty else { return [own] }
            let title = kind.groupsTitle.isEmpty ? "\(kind.title.lowercased()) groups" : kind.groupsTitle.lowercased()
            return [own, ResourceColumn(kind: kind.name, heading: "Available " + title, isOfGroups: true)]
        }
    }

    /// The names that a token is limited to; nil when it is not limited in this kind.
    func names(of record: TokenRecord, in directory: ResourceDirectory?) -> [String]? {
        guard let limit = record.rights.resources.first(where: { $0.kind == kind }) else { return nil }
        let known = directory?.kind(kind)
        if isOfGroups { return Self.names(limit.groups, (known?.groups ?? []).map { ($0.id, $0.label) }) }
        return Self.names(limit.ids, (known?.resources ?? []).map { ($0.id, $0.label) })
    }

    /// The cell of a token.
    func write(_ record: TokenRecord, in directory: ResourceDirectory?, into html: inout HTML) {
        guard let names = names(of: record, in: directory) else {
            return html.element(.span, .class("muted"), text: isOfGroups ? "-" : "All")
        }
        guard !names.isEmpty else { return html.element(.span, .class("muted"), text: "-") }
        for (index, name) in names.prefix(Self.shown).enumerated() {
            if index > 0 { html.text(", ") }
            html.isolated(name)
        }
        if names.count > Self.shown { html.text(" and \(names.count - Self.shown) more") }
    }

    private static func names(_ ids: [String], _ labels: [(String, String)]) -> [String] {
        guard !ids.isEmpty else { return [] }
        let known = Dictionary(labels, uniquingKeysWith: { first, _ in first })
        return ids.map { id in known[id].flatMap { $0.isEmpty ? nil : $0 } ?? id }
    }
}
