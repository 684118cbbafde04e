public import SourceTree

/// The Encoding Object: how one property of a form is written (OpenAPI 3.1, section 4.8.15).
public struct Encoding: DocumentView {
    public let document: Document
    public let node: Node

    /// The media types allowed for the part; empty when none is given. More than one are parted by commas in the source.
    public var contentTypes: [String] {
        node.words("contentType")?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
    }
    public var headers: [Header] { Header.list(in: node, of: document) }
    public var style: Style? { node.words("style").flatMap(Style.init) }
    /// As `explode` says, else true for the style `form` and false for others (nil when neither is given).
    public var explodes: Bool? { node["explode"]?.boolean ?? style.map { $0 == .form } }
    public var allowsReserved: Bool { node.flag("allowReserved") }
}
