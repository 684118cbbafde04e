import SourceTree

/// Which descriptions of a catalog are versions of one API: by the operator's word, by a title that is the same but for its
/// version, or by a name that is.
public struct CatalogGroups: Sendable {
    /// One API with its versions.
    public struct Group: Sendable {
        /// The operator's name for it, else the title of the newest version.
        public let title: String
        /// Newest version first.
        public let entries: [Catalog.Entry]
    }

    /// In the order of the catalog.
    public let groups: [Group]
    private let places: [CatalogID: Int]

    public init(_ entries: [Catalog.Entry]) {
        var union = Union(count: entries.count)
        var first: [String: Int] = [:]
        for (place, entry) in entries.enumerated() {
            for key in Self.keys(of: entry) {
                if let other = first[key] { union.join(place, other) } else { first[key] = place }
            }
        }
        var members: [Int: [Int]] = [:]
        for place in entries.indices { members[union.root(of: place), default: []].append(place) }
        groups = members.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }.map { places in
            let sorted = places.map { (place: $0, version: VersionNumber(entries[$0].version), entry: entries[$0]) }
                .sorted { $0.version == $1.version ? $0.place < $1.place : $1.version < $0.version }
            let named = sorted.lazy.compactMap(\.entry.group).first
            return Group(title: named ?? sorted[0].entry.title, entries: sorted.map(\.entry))
        }
        self.places = Dictionary(
            groups.enumerated().flatMap { place, group in group.entries.map { ($0.id, place) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The API that a description is a version of.
    public func group(of id: CatalogID) -> Group? { places[id].map { groups[$0] } }

    /// The version that came before a description; nil for the first one.
    public func predecessor(of id: CatalogID) -> Catalog.Entry? {
        guard let entries = group(of: id)?.entries, let own = entries.first(where: { $0.id == id }) else { return nil }
        let version = VersionNumber(own.version)
        return entries.first { $0.document != nil && VersionNumber($0.version) < version }
    }

    /// What descriptions of one API have in common. An operator's word is the only one that counts where it is given.
    private static func keys(of entry: Catalog.Entry) -> [String] {
        if let group = entry.group { return ["g " + group] }
        var keys: [String] = []
        let title = withoutVersion(entry.document?.info.node.words("title") ?? "")
        if !title.isEmpty { keys.append("t " + title) }
        let name = withoutVersion(entry.id.description)
        // A name without a version says nothing about others: a number may have been added to keep two apart.
        if !name.isEmpty, name != words(of: entry.id.description) { keys.append("n " + name) }
        return keys
    }

    private static func words(of text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "." }.joined(separator: " ")
    }

    /// A text without the words that are a version: `v2`, `1.0.3`. A bare number may be anything.
    private static func withoutVersion(_ text: String) -> String {
        words(of: text).split(separator: " ").filter { word in
            let rest = word.first == "v" ? word.dropFirst() : word[...]
            let isNumber = rest.first?.isNumber == true && rest.allSatisfy { $0.isNumber || $0 == "." }
            return word != "version" && !(isNumber && (word.first == "v" || word.contains(".")))
        }.joined(separator: " ")
    }
}

extension Catalog.Entry {
    /// `info.version` of the document; empty when there is none.
    public var version: String { document?.info.version ?? "" }
}

/// Sets that are joined.
private struct Union {
    private var parents: [Int]

    init(count: Int) { parents = Array(0..<count) }

    mutating func root(of place: Int) -> Int {
        var root = place
        while parents[root] != root { root = parents[root] }
        // The way is shortened, so that long chains stay cheap.
        var current = place
        while parents[current] != root {
            let next = parents[current]
            parents[current] = root
            current = next
        }
        return root
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (first, second) = (root(of: a), root(of: b))
        parents[max(first, second)] = min(first, second)
    }
}
