import OpenAPI

/// The tags in the order in which they are shown, with what they stand under: the groups of `x-tagGroups`, else the tree that
/// 3.2's `parent` makes.
struct TagOrder {
    /// A tag and what it stands under; nil for nothing.
    struct Place {
        let tag: Tag
        let group: String?
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
            places = tags.map { Place(tag: $0, group: nil) }
        }
    }

    /// Each tag once, in its first group; those of no group come last.
    private static func grouped(_ tags: [Tag], _ groups: [TagGroup]) -> [Place] {
        let byName = Dictionary(tags.map { (key($0.name), $0) }) { first, _ in first }
        var taken: Set<[UInt8]> = []
        var places: [Place] = []
        for group in groups {
            for name in group.tags where byName[key(name)] != nil && taken.insert(key(name)).inserted {
                if let tag = byName[key(name)] { places.append(Place(tag: tag, group: group.name)) }
            }
        }
        return places
            + tags.filter { !taken.contains(key($0.name)) }.map { Place(tag: $0, group: places.isEmpty ? nil : others) }
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
            let above = (ancestors(of: tag, byName) ?? []).reversed().map { $0.summary ?? $0.name }
            places.append(Place(tag: tag, group: above.isEmpty ? nil : above.joined(separator: " › ")))
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
    private static func key(_ name: String) -> [UInt8] { Array(name.utf8) }
}
