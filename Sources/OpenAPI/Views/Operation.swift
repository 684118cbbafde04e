public import SourceTree

/// The Operation Object with what it takes over from its path item and its description (OpenAPI 3.1, section 4.8.10).
public struct Operation: DocumentView {
    /// Where an operation is described.
    public enum Origin: Hashable, Sendable {
        /// Under `paths`: the API offers it.
        case path
        /// Under `webhooks`: the API calls it.
        case webhook
        /// Under `callbacks` of another operation: the API calls it back.
        case callback
    }

    public let document: Document
    private let entry: OperationEntry
    /// The parameters, which every part of a page asks for.
    let foundParameters = Lazy<[Parameter]>()

    init(document: Document, entry: OperationEntry) {
        self.document = document
        self.entry = entry
    }

    public var node: Node { entry.node }
    public var id: OperationID { entry.id }
    /// The method in capital letters (`GET`, `QUERY`); one of `additionalOperations` as written.
    public var method: String { entry.method }
    /// The path template; the name of a webhook; the expression of a callback.
    public var path: String { entry.path }
    public var origin: Origin { entry.origin }
    /// Where the description names it: `/paths/~1pets/get`, also when the path item stands in another file.
    public var pointer: JSONPointer { entry.pointer }
    public var pathItem: PathItem { PathItem(document: document, node: entry.item) }

    public var operationId: String? { node.words("operationId") }
    public var summary: String? { node.words("summary") ?? pathItem.summary }
    /// CommonMark.
    public var description: String? { node.words("description") ?? pathItem.description }
    /// The summary, else the beginning of the description. CommonMark.
    public var gist: String? { summary ?? description.flatMap(Self.firstLine(of:)) }
    public var isDeprecated: Bool { node.flag("deprecated") }
    /// Whether the author marks it, or the whole of its path, as not for everyone (`x-internal`).
    public var isInternal: Bool { node.flag("x-internal") || pathItem.layers.contains { $0.flag("x-internal") } }
    /// The tags as written; an operation without any is grouped under `default`.
    public var tags: [String] { node.strings("tags") }
    public var externalDocs: ExternalDocs? {
        node.object("externalDocs").map { ExternalDocs(document: document, node: $0) }
    }

    /// The servers for this call: its own, else its path's, else the description's; before all of them the document's
    /// ``Document/front``.
    public var servers: [Server] {
        let own = Server.list(in: node)
        let described = own.isEmpty ? pathItem.servers : own
        return described.isEmpty ? document.servers : (document.front.map { [$0] } ?? []) + described
    }

    /// What a caller must present: any one of these. Empty when nothing is asked for.
    public var security: [SecurityRequirement] {
        guard let own = node.array("security") else { return document.security }
        return SecurityRequirement.list(own, of: document)
    }

    /// 32 letters and digits that stand for the operation: the same in every reading of its description.
    public var fingerprint: String {
        var digest = SHA256()
        digest.update(Array(id.description.utf8))
        return String(digest.finish().prefix(32))
    }

    private static let lineLimit = 200

    /// The first line of a text, up to a word's end when it is long, without the marks of a heading.
    private static func firstLine(of text: String) -> String? {
        let line = text.utf8.drop { [0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "#")].contains($0) }
            .prefix(lineLimit + 1).prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count > lineLimit else { return line.isEmpty ? nil : String(Substring(line)) }
        let end = line.lastIndex(of: 0x20) ?? line.startIndex
        return end > line.startIndex ? String(Substring(line[..<end])) + " …" : nil
    }

    public static func == (a: Operation, b: Operation) -> Bool { a.node == b.node && a.entry.id == b.entry.id }

    public func hash(into hasher: inout Hasher) { hasher.combine(entry.id) }
}
