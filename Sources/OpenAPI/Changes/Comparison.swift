import JSONSchema
import SourceTree

/// Holds two descriptions against each other: first everything but schemas, which are gathered on the way, then what the
/// schemas differ in is handed to the operations that use them.
struct Comparison {
    /// Schemas that a part of an operation leads to.
    struct Root {
        let group: Int
        let part: String
        let pair: SchemaPair
    }

    /// What tells one telling of a difference from another.
    private struct Telling: Hashable {
        let group: Int
        let part: String
        let kind: ChangeKind
        let label: String
        let text: String
        let old: Node?
        let new: Node?
    }

    let old: Document
    let new: Document
    let limits: ChangeLimits
    var groups: [Changes.Group] = []
    /// Where schemas are used, in the order met.
    var roots: [Root] = []
    private var count = 0
    private var isCut = false

    init(old: Document, new: Document, limits: ChangeLimits) {
        self.old = old
        self.new = new
        self.limits = limits
    }

    /// Everything that is different.
    mutating func changes() -> Changes {
        begin(nil)
        compareDescriptions()
        let pairing = OperationPairing(old: old.operations + old.webhooks, new: new.operations + new.webhooks)
        for (before, after) in pairing.pairs {
            begin(ChangedOperation(old: before, new: after))
            compare(before, after)
        }
        for operation in pairing.removed {
            begin(ChangedOperation(old: operation, new: nil))
            compare(operation, nil)
        }
        compareSchemas()
        return Changes(groups: groups.filter { !$0.changes.isEmpty }, isCut: isCut)
    }

    private mutating func begin(_ operation: ChangedOperation?) {
        groups.append(Changes.Group(operation: operation, changes: []))
    }

    /// Notes a change of the group begun last.
    mutating func add(
        _ kind: ChangeKind, in place: ChangePlace, _ before: String? = nil, _ after: String? = nil, old: Node?,
        new: Node?, level: Change.Level? = nil
    ) {
        let difference = SchemaDifference(
            kind: kind, before: before, after: after, old: old, new: new, level: level)
        add(difference, path: "", in: place, to: groups.count - 1)
    }

    private mutating func add(_ difference: SchemaDifference, path: String, in place: ChangePlace, to group: Int) {
        guard count < limits.changes else {
            isCut = true
            return
        }
        count += 1
        groups[group].changes.append(
            Change(
                kind: difference.kind, level: difference.level ?? difference.kind.level(place.flow), flow: place.flow,
                part: place.part, path: path, before: difference.before, after: difference.after,
                old: difference.old.map { Self.place(of: $0, in: self.old) },
                new: difference.new.map { Self.place(of: $0, in: self.new) }))
    }

    /// Notes two schemas for later; nil is a schema that takes anything.
    mutating func use(
        _ old: Schema?, _ new: Schema?, in place: ChangePlace, direction: Direction, isXML: Bool = false
    ) {
        let way = SchemaPair.Way(flow: place.flow, direction: direction, isXML: isXML)
        roots.append(Root(group: groups.count - 1, part: place.part, pair: SchemaPair(old: old, new: new, way: way)))
    }

    private mutating func compareSchemas() {
        var graph = SchemaGraph(limit: limits.pairs)
        let starts = roots.map { graph.add($0.pair) }
        graph.mark()
        var steps = limits.steps
        // The same schema may stand in one part twice, under two media types: it is told once. What people read is told
        // once for the whole.
        var told: Set<Telling> = []
        for (root, start) in zip(roots, starts) {
            guard let start else { continue }
            guard count < limits.changes else { break }
            let place = ChangePlace(part: root.part, flow: root.pair.way.flow)
            graph.visit(start, steps: &steps) { path, difference in
                let isText = difference.kind.level(place.flow) == .text
                let telling = Telling(
                    group: isText ? -1 : root.group, part: isText ? "" : root.part, kind: difference.kind,
                    label: difference.label, text: "\(difference.before ?? "")\n\(difference.after ?? "")",
                    old: difference.old, new: difference.new)
                guard told.insert(telling).inserted else { return }
                add(difference, path: path, in: place, to: root.group)
            }
        }
        isCut = isCut || graph.isCut || steps <= 0 || count >= limits.changes
    }

    private static func place(of node: Node, in document: Document) -> Change.Place {
        let place = document.place(of: node)
        return Change.Place(
            location: document.location(of: node), file: place?.file ?? 0,
            position: node.keyPosition ?? node.position, pointer: place?.pointer ?? JSONPointer(tokens: []))
    }
}
