public import SourceTree

/// The Parameter Object: one value that a call carries outside its body (OpenAPI 3.1, section 4.8.12).
public struct Parameter: DocumentView {
    /// Where a parameter goes.
    public enum Location: String, Hashable, Sendable, CaseIterable {
        case path, query, header, cookie
        /// The whole query string as one value (3.2).
        case querystring
    }

    public let document: Document
    public let node: Node
    public let name: String
    public let location: Location
    private let site: Node?
    /// Whether it was referred to, or stands at a path, with nothing said beside: others may be the same.
    public let isShared: Bool

    /// Nil when it has no name, no known place, or its reference leads nowhere.
    init?(document: Document, raw: Node, isOfPath: Bool = false) {
        let (node, site) = Self.resolved(raw, in: document)
        guard let name = node.words("name"), let location = node.words("in").flatMap(Location.init) else { return nil }
        self.document = document
        self.node = node
        self.site = site
        isShared = node == raw ? isOfPath : site == nil || raw.count == 1
        self.name = name
        self.location = location
    }

    /// CommonMark.
    public var description: String? { site?.words("description") ?? node.words("description") }
    /// Whether a call without it is wrong; always so for one in the path.
    public var isRequired: Bool { location == .path || node.flag("required") }
    public var isDeprecated: Bool { node.flag("deprecated") }
    public var allowsEmptyValue: Bool { node.flag("allowEmptyValue") }
    /// Whether reserved characters are sent as they are; before 3.2 only in the query.
    public var allowsReserved: Bool {
        node.flag("allowReserved") && (location == .query || document.version.allowsReservedEverywhere)
    }

    /// Whether it is a header that the specification takes from `Accept`, `Content-Type` and `Authorization` and wants
    /// ignored here.
    public var isReservedHeader: Bool {
        location == .header && ["accept", "content-type", "authorization"].contains(name.lowercased())
    }

    /// Whether both stand for one parameter of an operation.
    func isSame(as other: Parameter) -> Bool {
        guard location == other.location else { return false }
        return location == .header ? name.lowercased() == other.name.lowercased() : name == other.name
    }

    public var style: Style {
        if let style = node.words("style").flatMap(Style.init) { return style }
        return location == .path || location == .header ? .simple : .form
    }

    /// Whether each item or member is written as a parameter of its own; by default so for `form` and `cookie`.
    public var explodes: Bool { node["explode"]?.boolean ?? (style == .form || style == .cookie) }

    public var schema: Schema? { node["schema"].flatMap { Schema(document: document, raw: $0) } }

    /// The media type by which the value is written, when it is described by `content` instead of a schema.
    public var content: MediaType? { MediaType.list(in: node, of: document).first }

    /// The first value to show and to fill in: `example`, `examples`, the schema's example or default.
    public var example: Node? {
        if let own = examples.lazy.compactMap(\.value).first { return own }
        guard let schema = schema ?? content?.schema else { return nil }
        return schema.examples.first ?? schema.default
    }

    public var examples: [Example] {
        let own = Example.list(in: node, of: document)
        return own.isEmpty ? content?.examples ?? [] : own
    }

    /// The parameters that a path item or operation lists; what is no parameter is left out.
    static func list(in node: Node, of document: Document, isOfPath: Bool = false) -> [Parameter] {
        node.array("parameters")?.elements.compactMap {
            Parameter(document: document, raw: $0, isOfPath: isOfPath)
        } ?? []
    }
}
