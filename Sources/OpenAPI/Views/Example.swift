public import SourceTree

/// The Example Object, or a bare `example` (OpenAPI 3.2, section 4.19).
public struct Example: DocumentView {
    public let document: Document
    /// The Example Object; the value itself for a bare `example`.
    public let node: Node
    /// The name it is listed under, nil for a bare `example`.
    public let name: String?
    private let site: Node?

    private init(document: Document, name: String, raw: Node) {
        self.document = document
        self.name = name
        (node, site) = Self.resolved(raw, in: document)
    }

    private init(document: Document, value: Node) {
        self.document = document
        node = value
        name = nil
        site = nil
    }

    public var summary: String? { object.flatMap { site?.words("summary") ?? $0.words("summary") } }
    /// CommonMark.
    public var description: String? { object.flatMap { site?.words("description") ?? $0.words("description") } }
    /// The value before it is written into a request; 3.2 calls it `dataValue`.
    public var value: Node? {
        guard let object else { return node }
        return object["dataValue"] ?? object["value"]
    }
    /// The value as it travels (3.2).
    public var serializedValue: String? { object?.words("serializedValue") }
    /// A URL where the value is kept: shown, never fetched (THREATS S11).
    public var externalValue: String? { object?.words("externalValue") }
    /// A bare example has no reference to break.
    public var brokenReference: String? { object?["$ref"]?.string }

    private var object: Node? { name == nil ? nil : node }

    /// The examples of a parameter, header or media type.
    static func list(in node: Node, of document: Document) -> [Example] {
        let named = node.named("examples").compactMap { name, value in
            value.kind == .object ? Example(document: document, name: name, raw: value) : nil
        }
        if named.isEmpty, let value = node["example"] { return [Example(document: document, value: value)] }
        return named
    }
}
