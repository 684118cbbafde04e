import JSONSchema
import SourceTree

/// Two schemas that are held against each other, with the way their values travel; nil is a schema that takes anything.
struct SchemaPair: Hashable {
    /// How values travel: who gives them, and which of `readOnly` and `writeOnly` members are left out.
    struct Way: Hashable {
        let flow: Change.Flow
        let direction: Direction
        /// Whether they travel as XML, so that names of elements count.
        var isXML = false
    }

    let old: Schema?
    let new: Schema?
    let way: Way

    static func == (a: SchemaPair, b: SchemaPair) -> Bool {
        a.old?.site == b.old?.site && a.new?.site == b.new?.site && a.way == b.way
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(old?.site)
        hasher.combine(new?.site)
        hasher.combine(way)
    }

    private static let references: KeyGroup = ["$ref", "$dynamicRef", "$recursiveRef"]

    /// Whether both are written alike and refer to nothing: there is nothing to be found.
    var isPlainlySame: Bool {
        guard let old, let new else { return old == nil && new == nil }
        guard old.overlays.isEmpty, new.overlays.isEmpty, old.node.isEqual(to: new.node) else { return false }
        var hasReference = false
        ObjectWalk.visit(old.node) { node in
            if node.hasAny(of: Self.references) { hasReference = true }
        }
        return !hasReference
    }
}
