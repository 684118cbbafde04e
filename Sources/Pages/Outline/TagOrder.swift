import OpenAPI

/// The tags in the order in which they are shown, with what they stand under: the groups of `x-tagGroups`, else the tree that
/// 3.2's `parent` makes.
struct TagOrder {
    /// What tags stand under: a group, or a tag.
    struct Heading: Sendable, Hashable {
        let title: String
        /// The name in bytes, by which headings are told apart (THREATS S8).
        let key: [UInt8]

        fileprivate init(group name: String) {
            title = name
            key = TagOrder.key(name)
        }

        init(_ tag: Tag) {
            title = tag.summary ?? tag.name
            key = TagOrder.key(tag.name)
        }
    }

    /// A tag and what it stands under, outermost first.
    struct Place {
        let tag: Tag
        let above: [Heading]
    }

    private static let others = "Others"
    private static let depth = 16

    let places: [Place]

    init(_ document: Document) {
        let tags = document.tags
        let groups = document.tagGroups
        if !groups.isEmpty {
            places = Self.grouped(tags, groups)
        } else if tags.contains(where: { $0.parent != nil }) {
            places = Self.nested(tags)
        } else {
            places = tags.map { Place(tag: $0, above: []) }
        }
    }

    /// Each tag once, in its first group; those of no group come last.
    private static func grouped(_ tags: [Tag], _ groups: [TagGroup]) -> [Place] {
        let byName = Dictionary(tags.map { (key($0.name), $0) }) { first, _ in first }
        var taken: Set<[UInt8]> = []
        var places: [Place] = []
        for group in groups {
            for name in group.tags where byName[key(name)] != nil && taken.insert(key(name)).inserted {
                if let tag = byName[key(name)] { places.append(Place(tag: tag, above: [Heading(group: group.name)])) }
            }
        }
        let rest = places.isEmpty ? [] : [Heading(group: others)]
        return places + tags.filter { !taken.contains(key($0.name)) }.map { Place(tag: $0, above: rest) }
    }

    /// Tags below their parents, depth first; one whose parents lead round or nowhere stands by itself.
    private static func nested(_ tags: [Tag]) -> [Place] {
        let byName = Dictionary(tags.map { (key($0.name), $0) }) { first, _ in first }
        var children: [[UInt8]: [Tag]] = [:]
        var roots: [Tag] = []
        for tag in tags {
            if let parent = tag.parent.flatMap({ byName[key($0)] }), ancestors(of: tag, byName) != nil {
                children[key(parent.name), default: []].append(tag)
            } else {
                roots.append(tag)
            }
        }
        var places: [Place] = []
        var stack = Array(roots.reversed())
        while let tag = stack.popLast() {
            places.append(Place(tag: tag, above: (ancestors(of: tag, byName) ?? []).reversed().map { Heading($0) }))
            stack += (children[key(tag.name)] ?? []).reversed()
        }
        return places
    }

    /// From the parent up; nil when they lead round.
    private static func ancestors(of tag: Tag, _ byName: [[UInt8]: Tag]) -> [Tag]? {
        var found: [Tag] = []
        var current = tag
        while let parent = current.parent.flatMap({ byName[key($0)] }) {
            guard parent != tag, found.count < depth, !found.contains(parent) else { return nil }
            found.append(parent)
            current = parent
        }
        return found
    }

    /// Names are told apart by their bytes (THREATS S8).
    fileprivate static func key(_ name: String) -> [UInt8] { Array(name.utf8) }
}
