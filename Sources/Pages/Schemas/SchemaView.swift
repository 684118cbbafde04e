import JSONSchema
import Markup
import OpenAPI
import SourceTree

/// A schema as a list of properties that unfolds: bounded in depth and number, cycles cut (THREATS S10, S12).
struct SchemaView {
    /// What one page may show.
    struct Limits: Hashable {
        /// Levels that unfold in place; deeper ones are links.
        var depth = 8
        /// Levels in which a named schema is written out; below, it is fetched when it is unfolded.
        var namedDepth = 1
        /// Levels that are unfolded from the start.
        var openDepth = 0
        /// Properties in all.
        var nodes = 20_000
        /// Bytes of the page.
        var bytes = 4 << 20

        /// Bytes from which a page is long.
        static let longPage = 128 << 10
    }

    let scope: SchemaScope
    let limits: Limits
    /// Properties that may still be written.
    var remaining: Int
    /// The schemas being written, outermost first.
    var trail: [Schema] = []
    /// The anchors of what is being written, outermost first.
    var anchors: [ElementID?]
    /// Anchors that are taken: names may come twice, ids must not.
    private var used: Set<ElementID> = []
    /// Groups of variants so far: each is a switch of its own.
    var groups = 0
    /// What other pages have written; nil where it is not to be used.
    let kept: KeptParts?
    /// What was put in so far, and where.
    var reused: [(anchor: ElementID, part: AnchoredHTML)] = []
    /// The schemas that would have been links had they stood in the trail.
    var met: [Node] = []
    /// Whether an anchor came twice.
    private(set) var isRepeating = false

    init(scope: SchemaScope, limits: Limits = Limits()) {
        self.scope = scope
        kept = KeptParts.Place(scope, limits) == nil ? nil : scope.kept
        self.limits = limits
        remaining = limits.nodes
        anchors = [scope.anchor]
    }

    /// The schema with its type line.
    ///
    /// - Parameter isTitled: whether the title stands above already.
    mutating func write(_ schema: Schema, isTitled: Bool = false, into html: inout HTML) {
        html.element(.div, .class("schema"), .data("behavior", "levels")) { html in
            html.element(.div, .class("property-line")) { html in
                let line = SchemaLine(schema: schema, label: nil)
                line.writeType(documentID: scope.documentID, into: &html)
                SchemaLine.writeChips(of: schema, into: &html)
            }
            SchemaLine.writeText(of: schema, isTitled: isTitled, into: &html)
            writeContent(of: schema, into: &html)
        }
    }

    /// What a schema holds, line by line.
    mutating func writeAnew(_ schema: Schema, into html: inout HTML) {
        trail.append(schema)
        defer { trail.removeLast() }
        let children = SchemaChildren.of(schema)
        let turned = children.rows.filter { isTurned($0.schema) }
        if !children.rows.isEmpty {
            html.element(.ul, trail.count > 1 ? .class("nested") : .absent) { html in
                writeRows(turned.isEmpty ? children.rows : children.rows.filter { !isTurned($0.schema) }, into: &html)
                if !turned.isEmpty { writeTurned(turned, into: &html) }
            }
        }
        for note in children.notes.prefix(20) { html.element(.p, .class("flag")) { $0.visible(note) } }
        for (index, group) in children.variants.enumerated() { writeVariants(group, number: index + 1, into: &html) }
        if let discriminator = schema.discriminator ?? children.variants.lazy.compactMap(\.discriminator).first {
            DiscriminatorText(discriminator: discriminator, scope: scope).write(into: &html)
        }
    }

    private mutating func writeRows(_ rows: [SchemaChildren.Row], into html: inout HTML) {
        for (index, child) in rows.enumerated() {
            guard remaining > 0, html.count < limits.bytes else {
                html.element(
                    .li, .class("property flag"), text: "\(rows.count - index) more, on the page of their schema")
                break
            }
            write(child, into: &html)
        }
    }

    /// Whether a property travels only the other way.
    private func isTurned(_ schema: Schema) -> Bool {
        switch scope.direction {
        case .none: false
        case .request: schema.isReadOnly
        case .response: schema.isWriteOnly
        }
    }

    private mutating func writeTurned(_ rows: [SchemaChildren.Row], into html: inout HTML) {
        let what =
            scope.direction == .request ? "read only, not part of a request" : "write only, not part of a response"
        let number = rows.count == 1 ? "1 property" : "\(rows.count) properties"
        html.element(.li, .class("property turned")) { html in
            let place = anchors.last.flatMap { $0 }
            let isOnWay = rows.contains { scope.leads(through: place?.appending($0.anchorName)) }
            html.element(.details, .open(isOnWay)) { html in
                html.element(.summary, .class("property-line")) { html in
                    html.element(.span, .class("flag"), text: "\(number) \(what)")
                }
                html.element(.ul, .class("nested")) { writeRows(rows, into: &$0) }
            }
        }
    }

    private mutating func write(_ child: SchemaChildren.Row, into html: inout HTML) {
        remaining -= 1
        let line = SchemaLine(
            schema: child.schema, label: child.label, isRequired: child.isRequired, origin: child.origin)
        anchors.append(anchors.last.flatMap { $0 }?.appending(child.anchorName))
        defer { anchors.removeLast() }
        let anchor = claimed()
        html.element(
            .li, .class("property", child.schema.isDeprecated ? "property-deprecated" : ""), scope.id(anchor)
        ) { html in
            scope.writeLink(anchor, into: &html)
            let isOnWay = scope.leads(through: anchor)
            switch unfolding(of: child.schema, isOnWay: isOnWay) {
            case .nothing:
                html.element(.div, .class("property-line")) { line.write(documentID: scope.documentID, into: &$0) }
                SchemaLine.writeText(of: child.schema, into: &html)
            case .inPlace:
                html.element(.details, .open(isOnWay || trail.count <= limits.openDepth)) { html in
                    html.element(.summary, .class("property-line")) { line.write(documentID: nil, into: &$0) }
                    SchemaLine.writeText(of: child.schema, into: &html)
                    writeContent(of: child.schema, into: &html)
                }
            case .fetched(let id):
                writeFetched(id, of: child.schema, into: &html) { line.write(documentID: nil, into: &$0) }
            case .link(let note):
                html.element(.div, .class("property-line")) { html in
                    line.write(documentID: scope.documentID, into: &html)
                    html.element(.span, .class("flag"), text: note)
                }
                SchemaLine.writeText(of: child.schema, into: &html)
            }
        }
    }

    /// The anchor of what is being written; nil where there is none or it is taken.
    mutating func claimed() -> ElementID? {
        guard let anchor = anchors.last.flatMap({ $0 }) else { return nil }
        if used.insert(anchor).inserted { return anchor }
        // What stands within it may come again too, and from now on has to be looked at one by one.
        isRepeating = true
        for (anchor, part) in reused { used.formUnion(part.ids(at: anchor)) }
        reused = []
        return nil
    }

    /// A fold whose content comes when it is opened; a link for whoever has no scripts.
    func writeFetched(
        _ id: SchemaID, of schema: Schema, into html: inout HTML, summary: (inout HTML) -> Void
    ) {
        let path = scope.path(id)
        guard html.links == nil else {
            return html.element(.div, .class("property-line")) { html in
                summary(&html)
                html.element(.a, .href(path.url), text: "Open \(VisibleText.of(schema.referenceName ?? "schema"))")
            }
        }
        let fragment = scope.fragment(of: path, at: anchors.last.flatMap { $0 })
        html.element(.details, .data("behavior", "lazy"), .data("fragment", fragment)) { html in
            html.element(.summary, .class("property-line"), content: summary)
            html.element(.div, .class("nested"), .data("lazy")) { html in
                html.element(.a, .href(path.url), text: "Open \(VisibleText.of(schema.referenceName ?? "schema"))")
            }
        }
    }

    /// How the content of a property is shown.
    enum Unfolding {
        case nothing
        case inPlace
        case fetched(SchemaID)
        case link(String)
    }

    /// - Parameter isOnWay: whether the address asks for it or for something within.
    mutating func unfolding(of schema: Schema, isOnWay: Bool) -> Unfolding {
        guard SchemaChildren.hasAny(schema) else { return .nothing }
        let inner = SchemaChildren.core(of: schema)
        if kept != nil { met += schema == inner ? [inner.node] : [schema.node, inner.node] }
        if trail.contains(schema) || trail.contains(inner) { return .link("comes round again") }
        if let id = inner.id, trail.count > limits.namedDepth, !isOnWay { return .fetched(id) }
        if trail.count >= limits.depth { return .link("more below") }
        if remaining <= 0 { return .link("more") }
        return .inPlace
    }
}
