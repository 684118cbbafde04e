public import SourceTree

/// The Schema Object, in the spelling of any version (OpenAPI 3.0, section 4.7.24; JSON Schema 2020-12).
///
/// Made by following `$ref`: `node` is the schema at the end. In 3.1 what stands beside a `$ref` counts too and wins over
/// the target's. Nothing below is followed before it is asked for, so cycles cost nothing; compare schemas with `==`
/// to see one coming round again (THREATS S10, S12).
public struct Schema: DocumentView {
    public let document: Document
    public let node: Node
    /// Nil for a schema written in place, outside of any that decides what a `$dynamicRef` means.
    private let passage: SchemaPassage?

    /// The name of the reference it came by (`Vehicle` of `#/components/schemas/Vehicle`), nil for one written in place.
    public var referenceName: String? { passage?.referenceName }

    /// The nodes with `$ref` passed on the way, outermost first, where what stands beside counts.
    var overlays: [Node] { passage?.overlays ?? [] }

    private var scope: DynamicScope { passage?.scope ?? DynamicScope() }

    /// Nil unless the node is an object or a boolean.
    public init?(document: Document, raw: Node) {
        self.init(document: document, raw: raw, scope: DynamicScope())
    }

    /// A schema within another one, which decides what a `$dynamicRef` means.
    init?(document: Document, raw: Node, scope: DynamicScope) {
        guard raw.kind == .object || raw.kind == .boolean else { return nil }
        self.document = document
        let resolver = document.resolver
        guard resolver.hasDynamicReferences || raw.hasAny(of: Self.references) else {
            node = raw
            passage = nil
            return
        }
        let end = resolver.follow(raw, within: scope)
        node = end.node
        passage = SchemaPassage(
            referenceName: end.first == nil ? nil : raw["$ref"]?.string.flatMap(ReferenceName.init)?.text,
            overlays: document.readsSiblings ? end.passed.filter { $0.count > 1 } : [], first: end.first,
            scope: resolver.scope(of: end, within: scope))
    }

    private static let references: KeyGroup = ["$ref", "$dynamicRef", "$recursiveRef"]

    /// The schema as it is referred to: with what stands beside its `$ref` where that counts.
    public var site: Node { overlays.first ?? node }

    /// The id of the named schema that this is, or that its reference names; nil for others.
    public var id: SchemaID? { passage?.first.flatMap(document.schemaID) ?? document.schemaID(node) }

    /// Whether it came by a reference, or has a name by which others can refer to it.
    public var isReferred: Bool { passage?.first != nil || document.schemaID(node) != nil }

    /// What decides about all that can be said of a schema, whoever refers to it. Nil where what stands beside the reference
    /// or on the way to it counts too.
    public var identity: Identity? {
        guard overlays.isEmpty, scope.isEmpty else { return nil }
        return Identity(node: node, first: passage?.first, referenceName: referenceName)
    }

    /// Equal for schemas of which all that can be said is the same.
    public struct Identity: Hashable, Sendable {
        fileprivate let node: Node
        fileprivate let first: Node?
        fileprivate let referenceName: String?
    }

    /// A boolean schema: true takes any value, false none (3.1).
    public var booleanValue: Bool? { node.boolean }

    /// A keyword's value: beside the reference first, then in the schema itself.
    public func keyword(_ name: String) -> Node? {
        if let passage {
            for overlay in passage.overlays {
                if let value = overlay[name] { return value }
            }
        }
        return node[name]
    }

    /// Whether there is a value under one of the keywords, found in one look at the schema.
    public func hasAny(of keywords: KeyGroup) -> Bool {
        node.hasAny(of: keywords) || passage?.overlays.contains { $0.hasAny(of: keywords) } == true
    }

    /// The schema under a keyword that takes one: `not`, `if`, `contains`, `propertyNames`, `unevaluatedProperties` …
    public func subschema(_ name: String) -> Schema? {
        keyword(name).flatMap(part)
    }

    /// The schemas under a keyword that takes a list of them: `allOf`, `prefixItems` …
    public func subschemas(_ name: String) -> [Schema] {
        guard let list = keyword(name), list.kind == .array else { return [] }
        return list.elements.compactMap(part)
    }

    /// The schemas under a keyword that takes names: `patternProperties`, `dependentSchemas`, `$defs`.
    public func namedSubschemas(_ name: String) -> [(name: String, schema: Schema)] {
        guard let map = keyword(name), map.kind == .object else { return [] }
        return map.members.compactMap { member in
            part(member.value).map { (member.key, $0) }
        }
    }

    /// A schema within this one.
    func part(_ raw: Node) -> Schema? { Schema(document: document, raw: raw, scope: scope) }

    func words(_ name: String) -> String? { keyword(name)?.words }

    func flag(_ name: String) -> Bool { keyword(name)?.boolean ?? false }
}
