public import SourceTree

/// The Encoding Object: how one property of a form is written (OpenAPI 3.1, section 4.8.15).
public struct Encoding: DocumentView {
    /// What `allowEmptyValue` of a 2.0 form parameter is called here.
    static let emptyValueField = "x-allowEmptyValue"

    public let document: Document
    public let node: Node

    /// The media types allowed for the part; empty when none is given. More than one are parted by commas in the source.
    public var contentTypes: [String] {
        (node.words("contentType")?.split(separator: ",") ?? []).map { part in
            let head = part.drop { $0 == " " }
            return String(String(head.reversed()).drop { $0 == " " }.reversed())
        }
    }
    public var headers: [Header] { Header.list(in: node, of: document) }
    public var style: Style? { node.words("style").flatMap(Style.init) }
    /// As `explode` says, else true for the style `form` and false for others (nil when neither is given).
    public var explodes: Bool? { node["explode"]?.boolean ?? style.map { $0 == .form } }
    public var allowsReserved: Bool { node.flag("allowReserved") }
    /// Whether the part may come empty whatever its type is (`allowEmptyValue` of 2.0).
    public var allowsEmptyValue: Bool { node.flag(Self.emptyValueField) }
    /// Whether the value is written in a style instead of by its media type: one of `style`, `explode` and
    /// `allowReserved` is given (3.2, section 4.15.1.2).
    public var isStyled: Bool { style != nil || ["explode", "allowReserved"].contains { node[$0]?.boolean != nil } }
    /// How the properties of a form within the part are written (3.2).
    public var encoding: [(name: String, encoding: Encoding)] { Self.named(in: node, of: document) }
    /// How the first parts within the part are written (3.2).
    public var prefixEncoding: [Encoding] { Self.prefix(in: node, of: document) }
    /// How each further part within the part is written (3.2).
    public var itemEncoding: Encoding? { Self.item(in: node, of: document) }

    static func named(in node: Node, of document: Document) -> [(name: String, encoding: Encoding)] {
        node.named("encoding").compactMap { name, value in
            value.kind == .object ? (name, Encoding(document: document, node: value)) : nil
        }
    }

    static func prefix(in node: Node, of document: Document) -> [Encoding] {
        node.array("prefixEncoding")?.elements.map { Encoding(document: document, node: $0) } ?? []
    }

    static func item(in node: Node, of document: Document) -> Encoding? {
        node.object("itemEncoding").map { Encoding(document: document, node: $0) }
    }
}
