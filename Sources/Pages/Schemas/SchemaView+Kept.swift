import Markup
import OpenAPI
import SourceTree

/// What a named schema holds is written once for all pages of a description, and put in wherever it would be the same.
extension SchemaView {
    /// Schemas met in a part that is kept: among so many to look for one takes no time.
    private static let maximumMet = 200

    private static let holding: KeyGroup = ["properties", "allOf", "oneOf", "anyOf"]
    /// What a wrapping says of itself among what it holds.
    private static let beside: KeyGroup = ["discriminator", "contains", "unevaluatedItems", "contentSchema"]

    /// What a schema holds: members, items, alternatives. Nothing for a scalar.
    mutating func writeContent(of schema: Schema, into html: inout HTML) {
        guard let kept, html.links == nil, !isRepeating, html.count < KeptParts.longestPage,
            let anchor = anchors.last.flatMap({ $0 }), let key = key(of: schema)
        else { return writeAnew(schema, into: &html) }
        // A wrapping is not the schema that it wraps: within, it may come round like any other.
        let around = schema.node == key.core ? trail : trail + [schema]
        if let known = kept[key.key] {
            guard let part = known.html, remaining > known.rows, known.groups == 0 || groups == 0,
                !around.contains(where: { known.met.contains($0.node) })
            else { return writeAnew(schema, into: &html) }
            return put(known, part, at: anchor, into: &html)
        }
        guard let part = drawn(schema) else {
            if !trail.isEmpty { kept.keep(KeptPart(html: nil), as: key.key) }
            return writeAnew(schema, into: &html)
        }
        guard let text = part.kept.html, html.count + part.size < limits.bytes else {
            return writeAnew(schema, into: &html)
        }
        if part.isWhole, !around.contains(where: { part.kept.met.contains($0.node) }) {
            kept.keep(part.kept, as: key.key)
        }
        put(part.kept, text, at: anchor, into: &html)
    }

    /// What decides about the content of a schema; nil for one that only this page shows.
    private func key(of schema: Schema) -> (key: KeptParts.Key, core: Node)? {
        let core = SchemaChildren.core(of: schema)
        guard core.hasAny(of: Self.holding), core.isReferred, core.identity != nil, schema.identity != nil,
            let place = KeptParts.Place(scope, limits)
        else { return nil }
        let isWrapped = core.node != schema.node
        guard !isWrapped || !schema.hasAny(of: Self.beside) else { return nil }
        return (.content(core.node, isWrapped: isWrapped, depth: trail.count, place), core.node)
    }

    private mutating func put(_ part: KeptPart, _ text: AnchoredHTML, at anchor: ElementID, into html: inout HTML) {
        html.append(text, at: anchor)
        remaining -= part.rows
        groups += part.groups
        met += part.met
        reused.append((anchor, text))
    }

    /// The content of a schema, to be put in; nil where it depends on what stands before it on the page.
    private func drawn(_ schema: Schema) -> (kept: KeptPart, size: Int, isWhole: Bool)? {
        var scope = scope
        scope.anchor = .standIn
        var view = SchemaView(scope: scope, limits: limits)
        view.remaining = remaining
        view.trail = trail
        var html = HTML(capacity: 4_096)
        view.writeAnew(schema, into: &html)
        // Switches are named after the outermost schema.
        guard view.groups == 0 || trail.isEmpty && groups == 0 else { return nil }
        let part = KeptPart(
            html: AnchoredHTML(html), rows: remaining - view.remaining, groups: view.groups, met: view.met)
        let isWhole = view.remaining > 0 && !view.isRepeating && part.met.count <= Self.maximumMet
        return (part, html.count, isWhole)
    }
}
