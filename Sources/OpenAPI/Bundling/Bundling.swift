import SourceTree

/// Writes a description of several files as one, tree to tree: what references lead to in other files is kept in the
/// components, each part once, and the references lead there.
///
/// A path item of another file is written in its place, and so is any part that the version's components have no section
/// for. References that lead nowhere stay as they are. The work and what is written are bounded.
struct Bundling {
    /// How many values may be written at most, in proportion to what was read (THREATS S12).
    private static func budget(for files: SourceFiles) -> Int {
        min(8_000_000, 200_000 + 2 * files.all.reduce(0) { $0 + $1.tree.bytes.count })
    }

    /// How deep parts may be written into one another in place: a path item with a callback that is one again.
    static let nesting = 8

    /// How many parts may be inside one another; the reader's budget alone would allow this for each file on the way.
    static let deepest = 200

    let document: Document
    let resolver: ReferenceResolver
    let root: Node
    var names = BundledNames()
    var builder: TreeBuilder
    /// The parts that are being written in place, outermost first.
    var trail: [Node] = []
    /// How many parts are open around the one that is written.
    var depth = 0
    private var left: Int

    init(_ document: Document) {
        self.document = document
        // A 2.0 description is bundled as it was written, so references are followed in the files themselves.
        resolver = document.version.isUpgraded ? ReferenceResolver(files: document.resolver.files) : document.resolver
        root = document.source.root
        builder = TreeBuilder(name: document.source.name, like: document.source)
        left = Self.budget(for: document.resolver.files)
    }

    /// The bundle, nil when it would be larger than the budget allows.
    ///
    /// The description is written twice: which parts of other files are needed shows only by writing all of them.
    mutating func tree() -> Tree? {
        reserveNames()
        writeRoot()
        var next = 0
        while next < names.entries.count, left > 0 {
            let entry = names.entries[next]
            builder.key(entry.name)
            write(entry.node, as: entry.part)
            next += 1
        }
        guard left > 0 else { return nil }
        left = Self.budget(for: document.resolver.files)
        builder = TreeBuilder(name: document.source.name, like: document.source)
        writeRoot()
        return left > 0 ? builder.finish() : nil
    }

    /// The section of this version's components that keeps a part; nil when it has none.
    func section(for part: BundledPart) -> String? { document.version.section(for: part) }

    /// Takes one value from the budget; false when nothing is left.
    mutating func spend() -> Bool {
        guard left > 0 else { return false }
        left -= 1
        return true
    }

    private mutating func reserveNames() {
        for part in document.version.keptParts {
            guard let section = section(for: part) else { continue }
            for member in sectionsOwner?.named(section) ?? [] {
                names.reserve(member.key, in: section)
                if let target = solelyReferred(member.value) { names.adopt(target, in: section, as: member.key) }
            }
        }
    }

    /// The object whose members are the sections: the components, in 2.0 the description itself.
    var sectionsOwner: Node? { document.version.isUpgraded ? root : root.object("components") }

    /// The part of another file that a value is nothing but a reference to.
    func solelyReferred(_ node: Node) -> Node? {
        guard node.count == 1, let reference = node["$ref"]?.string,
            let target = resolver.target(of: reference, at: node), target.tree !== root.tree
        else { return nil }
        return target
    }

    private mutating func writeRoot() {
        guard root.kind == .object else { return builder.copy(root) }
        builder.beginObject(from: root)
        let isOld = document.version.isUpgraded
        let sections = Set(document.version.keptParts.compactMap(section))
        for member in root.members where !(isOld ? sections.contains(member.key) : member.key == "components") {
            writeMember(member.key, member.value, of: .document)
        }
        if isOld { writeSections() } else { writeComponents() }
        builder.end()
    }

    private mutating func writeComponents() {
        let components = root["components"]
        if let components, components.kind != .object {
            builder.key("components", from: components)
            return copy(components)
        }
        guard components != nil || !names.entries.isEmpty else { return }
        builder.key("components", from: components)
        builder.beginObject(from: components)
        let sections = Set(document.version.keptParts.compactMap(section))
        writeSections()
        for member in components?.members.map({ $0 }) ?? [] where !sections.contains(member.key) {
            writeMember(member.key, member.value, of: .components)
        }
        builder.end()
    }

    /// Every section: the author's entries first, then what came from other files.
    private mutating func writeSections() {
        for part in document.version.keptParts {
            guard let section = section(for: part) else { continue }
            let own = sectionsOwner?[section]
            let kept = names.entries.filter { self.section(for: $0.part) == section }
            guard own != nil || !kept.isEmpty else { continue }
            builder.key(section, from: own)
            if let own, own.kind != .object {
                copy(own)
                continue
            }
            builder.beginObject(from: own)
            for member in own?.members.map({ $0 }) ?? [] {
                builder.key(member.key, from: member.value)
                write(solelyReferred(member.value) ?? member.value, as: part)
            }
            for entry in kept {
                builder.key(entry.name)
                write(entry.node, as: part)
            }
            builder.end()
        }
    }
}
