import SourceTree

/// Rewrites a 2.0 description as a 3.0 one, tree to tree: every new node keeps the position of the one it comes from.
///
/// What 2.0 refers to outside of `definitions` is written where it is used, for a parameter, a response or a path item
/// of 2.0 means nothing to later versions; schemas stay where they are, in other files too. A part of the wrong type
/// is carried over as it is, so that the views leave it out like any other.
struct Upgrade {
    /// How many values may be written at most, in proportion to the text: what is used a thousand times is written a
    /// thousand times (THREATS S12). Real descriptions need a quarter of it.
    private static func budget(for tree: Tree) -> Int { min(6_000_000, 100_000 + tree.bytes.count) }

    let files: SourceFiles
    let resolver: ReferenceResolver
    let root: Node
    var builder: TreeBuilder
    private var left: Int

    /// The upgraded tree of a description whose files were all read, and whether parts were left out for size.
    static func tree(of files: SourceFiles) -> (tree: Tree, isCut: Bool) {
        var upgrade = Upgrade(files)
        upgrade.writeRoot()
        let isCut = upgrade.left == 0
        return (upgrade.builder.finish(), isCut)
    }

    private init(_ files: SourceFiles) {
        self.files = files
        resolver = ReferenceResolver(files: files)
        let tree = files.root.tree
        root = tree.root
        left = Self.budget(for: tree)
        builder = TreeBuilder(name: tree.name, like: tree)
    }

    private mutating func writeRoot() {
        guard root.kind == .object else { return builder.copy(root) }
        builder.beginObject(from: root)
        key("openapi", from: root["swagger"])
        builder.string("3.0.4", from: root["swagger"])
        writeServers(of: root)
        for member in root.members {
            switch member.key {
            case "swagger", "openapi", "host", "basePath", "schemes", "consumes", "produces", "components", "servers",
                "definitions", "parameters", "responses", "securityDefinitions":
                continue
            case "paths": writePaths(member.value)
            default: copy(member.value, as: member.key)
            }
        }
        writeComponents()
        builder.end()
    }

    private mutating func writeComponents() {
        key("components", from: root["definitions"])
        builder.beginObject(from: root["definitions"])
        writeMap("definitions", as: "schemas") { $0.writeSchema($1) }
        writeMap("parameters", as: "parameters") { $0.writeSharedParameter($1) }
        writeMap("responses", as: "responses") { $0.writeResponse($1, produces: $0.produces(of: $0.root)) }
        writeMap("securityDefinitions", as: "securitySchemes") { $0.writeSecurityScheme($1) }
        builder.end()
    }

    private mutating func writeMap(_ name: String, as section: String, _ write: (inout Upgrade, Node) -> Void) {
        guard let map = root[name] else { return }
        key(section, from: map)
        writeMap(map, write)
    }

    /// An object with names of the author's choice, each value written anew; what is no object is copied.
    mutating func writeMap(_ map: Node, _ write: (inout Upgrade, Node) -> Void) {
        guard map.kind == .object else { return copy(map) }
        builder.beginObject(from: map)
        for member in map.members {
            key(member.key, from: member.value)
            write(&self, member.value)
        }
        builder.end()
    }

    mutating func key(_ name: String, from node: Node? = nil) { builder.key(name, from: node) }

    mutating func copy(_ node: Node, as name: String) {
        key(name, from: node)
        copy(node)
    }

    /// Copies a value while there is room, else leaves null in its place.
    mutating func copy(_ node: Node) {
        guard node.kind == .object || node.kind == .array else {
            if spend() { builder.copy(node) } else { builder.null(from: node) }
            return
        }
        var pending = [node]
        while let next = pending.popLast(), left > 0 {
            left -= 1
            if next.kind == .array { pending += next.elements }
            if next.kind == .object { pending += next.members.map(\.value) }
        }
        if left > 0 { builder.copy(node) } else { builder.null(from: node) }
    }

    /// Whether little is left, so that what may stay shared should.
    var isShort: Bool { left < 50_000 }

    /// Takes one value from the budget; false when nothing is left.
    mutating func spend() -> Bool {
        guard left > 0 else { return false }
        left -= 1
        return true
    }

    /// A reference as it reads from the root file, with what was renamed under its new name.
    func reference(_ text: String, at node: Node) -> String {
        if node.tree === files.root.tree, let plain = UpgradedPointer.moved(plain: text) { return plain }
        let (address, fragment) = ReferenceResolver.split(text)
        let file = resolver.location(of: node)
        let location = file.joining(address)
        guard location == files.root.location else {
            return location.text(from: files.root.location) + (fragment.isEmpty ? "" : "#" + fragment)
        }
        guard let decoded = PercentEncoding.decoded(fragment), let pointer = try? JSONPointer(parsing: decoded) else {
            return "#" + fragment
        }
        return UpgradedPointer.moved(pointer).uriFragment
    }
}
