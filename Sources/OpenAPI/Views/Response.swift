public import SourceTree

/// The Response Object with the status it stands for (OpenAPI 3.1, section 4.8.17).
public struct Response: DocumentView {
    public let document: Document
    public let node: Node
    /// `200`, `4XX` or `default`, as written.
    public let status: String
    private let site: Node?
    /// Whether it was referred to, with nothing said beside the reference: others may be the same.
    public let isShared: Bool

    init(document: Document, status: String, raw: Node) {
        self.document = document
        self.status = status
        (node, site) = Self.resolved(raw, in: document)
        isShared = node != raw && (site == nil || raw.count == 1)
    }

    /// CommonMark.
    public var description: String? { site?.words("description") ?? node.words("description") }
    public var summary: String? { site?.words("summary") ?? node.words("summary") }
    public var headers: [Header] { Header.list(in: node, of: document) }
    /// The media types that the response may have, in source order; empty when it has no content.
    public var content: [MediaType] { MediaType.list(in: node, of: document) }
    public var links: [Link] {
        node.named("links").compactMap { name, value in
            value.kind == .object ? Link(document: document, name: name, raw: value) : nil
        }
    }

    /// Whether a response with this status is the one described: by its number, its range (`4XX`), or `default`.
    public func matches(_ code: Int) -> Bool {
        if status == "default" { return true }
        if isRange { return status.utf8.first.map { Int($0) - 0x30 } == code / 100 }
        return status == String(code)
    }

    var isRange: Bool {
        let bytes = Array(status.utf8)
        return bytes.count == 3 && (0x31...0x35).contains(bytes[0]) && bytes[1] | 0x20 == 0x78
            && bytes[2] | 0x20 == 0x78
    }

    var isExact: Bool { !isRange && status != "default" }
}
