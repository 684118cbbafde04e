import SourceTree

/// Leads from a `$ref` to the node it names, within what was loaded: never reads anything.
///
/// Local pointers and relative files come first, then what `$id`, `$anchor` and `$self` name. A pointer into a 2.0
/// description leads to where the upgrade put the part.
///
/// A class, so that each view that follows a reference need not copy all of it.
final class ReferenceResolver: Sendable {
    /// How many references may follow one another (THREATS 4.4).
    static let hops = 64

    let files: SourceFiles
    private let resources: ResourceIndex
    /// The root after the upgrade, when there was one.
    private let upgraded: Tree?
    /// `#/components/schemas/X` is by far the most frequent reference.
    private let components: Node?
    /// Whether any file may have a `$dynamicRef`.
    let hasDynamicReferences: Bool

    init(files: SourceFiles, upgraded: Tree? = nil) {
        self.files = files
        self.upgraded = upgraded
        var resources = ResourceIndex()
        for file in files.all { resources.add(file.tree, at: file.location, scan: file.scan) }
        self.resources = resources
        components = (upgraded?.root ?? files.root.tree.root).object("components")
        hasDynamicReferences = files.all.contains { $0.scan.hasDynamicReferences }
    }

    var root: Node { upgraded?.root ?? files.root.tree.root }

    /// The location of the file that a node stands in.
    func location(of node: Node) -> Location { files.location(of: node.tree) ?? files.root.location }

    /// The node that a reference written at `node` names, nil when there is none. Follows one reference only.
    func target(of reference: String, at node: Node) -> Node? {
        if isInRoot(node), let component = component(reference) { return component }
        let (address, fragment) = Self.split(reference)
        let file = location(of: node)
        let base = resources.base(of: node, in: file)
        if address.isEmpty { return local(fragment, base: base, at: node, file: file) }
        for candidate in [base.joining(address), file.joining(address)] {
            if let resource = resources.resource(at: candidate) {
                if let found = part(fragment, of: resource, in: candidate) { return found }
            }
            if let tree = tree(at: candidate), let found = part(fragment, of: tree.root, in: candidate) { return found }
        }
        return nil
    }

    /// The root of the schema resource that a node belongs to.
    func resource(of node: Node) -> Node {
        let file = location(of: node)
        let base = resources.base(of: node, in: file)
        return base == file ? node.tree.root : resources.resource(at: base) ?? node.tree.root
    }

    /// The schema with `$dynamicAnchor: name` in a resource.
    func dynamicAnchor(_ name: String, in resource: Node) -> Node? {
        let base = resources.base(of: resource, in: location(of: resource))
        guard let found = resources.anchored(name, in: base), found["$dynamicAnchor"]?.string == name else {
            return nil
        }
        return found
    }

    private func isInRoot(_ node: Node) -> Bool {
        node.tree === files.root.tree || upgraded.map { $0 === node.tree } ?? false
    }

    private func component(_ reference: String) -> Node? {
        guard let components else { return nil }
        let found = reference.utf8.withContiguousStorageIfAvailable { bytes -> Node? in
            let start = Self.componentsStart
            guard bytes.count > start.utf8CodeUnitCount,
                start.withUTF8Buffer({ bytes.prefix($0.count).elementsEqual($0) })
            else { return nil }
            let rest = bytes[start.utf8CodeUnitCount...]
            guard let slash = rest.firstIndex(of: UInt8(ascii: "/")),
                let kind = components[utf8: UnsafeBufferPointer(rebasing: rest[..<slash])]
            else { return nil }
            return kind[utf8: UnsafeBufferPointer(rebasing: rest[(slash + 1)...])]
        }
        return found ?? nil
    }

    private static let componentsStart: StaticString = "#/components/"

    private func tree(at location: Location) -> Tree? {
        location == files.root.location ? root.tree : files.tree(at: location)
    }

    private func local(_ fragment: String, base: Location, at node: Node, file: Location) -> Node? {
        if base != file, let resource = resources.resource(at: base),
            let found = part(fragment, of: resource, in: base)
        {
            return found
        }
        let isRoot = isInRoot(node)
        return part(fragment, of: isRoot ? root : node.tree.root, in: file)
    }

    private func part(_ fragment: String, of resource: Node, in location: Location) -> Node? {
        guard let text = PercentEncoding.decoded(fragment) else { return nil }
        if text.isEmpty { return resource }
        guard text.utf8.first == UInt8(ascii: "/") else { return resources.anchored(text, in: location) }
        guard let pointer = try? JSONPointer(parsing: text) else { return nil }
        if let upgraded, resource.tree === upgraded {
            let moved = UpgradedPointer.moved(pointer)
            return walk(moved, from: resource) ?? walk(pointer, from: resource)
                ?? walk(pointer, from: files.root.tree.root)
        }
        return walk(pointer, from: resource)
    }

    /// The node at a pointer; where the plain way ends at a reference, it is followed.
    private func walk(_ pointer: JSONPointer, from resource: Node) -> Node? {
        if let found = resource.node(at: pointer) { return found }
        var current = resource
        var hops = 0
        for token in pointer.tokens {
            while let reference = current["$ref"]?.string, current[token] == nil {
                hops += 1
                // Plain targets only, so that no chain of detours can grow.
                guard hops <= Self.hops, let next = plainTarget(of: reference, at: current) else { return nil }
                current = next
            }
            let index = current.kind == .array ? Int(token).flatMap { current[$0] } : nil
            guard let next = current[token] ?? index else { return nil }
            current = next
        }
        return current
    }

    private func plainTarget(of reference: String, at node: Node) -> Node? {
        let (address, fragment) = Self.split(reference)
        let start = address.isEmpty ? node.tree.root : tree(at: location(of: node).joining(address))?.root
        guard let start, let text = PercentEncoding.decoded(fragment), let pointer = try? JSONPointer(parsing: text)
        else { return nil }
        return start.node(at: pointer)
    }

    static func split(_ reference: String) -> (address: String, fragment: String) {
        guard let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (reference, "") }
        return (String(reference[..<hash]), String(Substring(reference.utf8[hash...].dropFirst())))
    }
}
