public import SourceTree

/// The Schema Object, in the spelling of any version (OpenAPI 3.0, section 4.7.24; JSON Schema 2020-12).
///
/// Made by following `$ref`: `node` is the schema at the end. In 3.1 what stands beside a `$ref` counts too and wins over
/// the target's. Nothing below is followed before it is asked for, so cycles cost nothing; compare schemas with `==`
/// to see one coming round again (THREATS S10, S12).
public struct Schema: DocumentView {
    public let document: Document
    public let node: Node
    /// The name of the reference it came by (`Vehicle` of `#/components/schemas/Vehicle`), nil for one written in place.
    public let referenceName: String?
    /// The nodes with `$ref` passed on the way, outermost first, where what stands beside counts.
    let overlays: [Node]
    private let first: Node?

    /// Nil unless the node is an object or a boolean.
    public init?(document: Document, raw: Node) {
        guard raw.kind == .object || raw.kind == .boolean else { return nil }
        self.document = document
        let end = document.resolver.follow(raw)
        node = end.node
        first = end.first
        overlays = document.readsSiblings ? end.passed.filter { $0.count > 1 } : []
        referenceName = end.first == nil ? nil : raw["$ref"]?.string.flatMap(ReferenceName.init)?.text
    }

    /// The schema as it is referred to: with what stands beside its `$ref` where that counts.
    public var site: Node { overlays.first ?? node }

    /// The id of the named schema that this is, or that its reference names; nil for others.
    public var id: SchemaID? { first.flatMap(document.schemaID) ?? document.schemaID(node) }

    /// A boolean schema: true takes any value, false none (3.1).
    public var booleanValue: Bool? { node.boolean }

    /// A keyword's value: beside the reference first, then in the schema itself.
    public func keyword(_ name: String) -> Node? {
        for overlay in overlays {
            if let value = overlay[name] { return value }
        }
        return node[name]
    }

    /// The schema under a keyword that takes one: `not`, `if`, `contains`, `propertyNames`, `unevaluatedProperties` …
    public func subschema(_ name: String) -> Schema? {
        keyword(name).flatMap { Schema(document: document, raw: $0) }
    }

    /// The schemas under a keyword that takes a list of them: `allOf`, `prefixItems` …
    public func subschemas(_ name: String) -> [Schema] {
        guard let list = keyword(name), list.kind == .array else { return [] }
        return list.elements.compactMap { Schema(document: document, raw: $0) }
    }

    /// The schemas under a keyword that takes names: `patternProperties`, `dependentSchemas`, `$defs`.
    public func namedSubschemas(_ name: String) -> [(name: String, schema: Schema)] {
        guard let map = keyword(name), map.kind == .object else { return [] }
        return map.members.compactMap { member in
            Schema(document: document, raw: member.value).map { (member.key, $0) }
        }
    }

    func words(_ name: String) -> String? { keyword(name)?.words }

    func flag(_ name: String) -> Bool { keyword(name)?.boolean ?? false }
}
