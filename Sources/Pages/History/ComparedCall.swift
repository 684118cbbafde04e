import Execution
import Markup

/// One of two calls that are compared.
public struct ComparedCall: Sendable, Hashable {
    /// Lines of a body that are compared at most.
    static let lineLimit = 5_000
    /// Bytes of a body that are compared by lines at most.
    static let byteLimit = 1_048_576

    public var entry: HistoryEntry
    public var fields: [ShownField]
    public var body: [UInt8]
    /// Bytes that came after those of ``body`` and lie on disk.
    public var rest = 0
    /// The identity under which it was made; nil when it was made as usual.
    public var identity: String?

    public init(entry: HistoryEntry, fields: [ShownField], body: [UInt8], identity: String? = nil) {
        self.identity = identity
        self.entry = entry
        self.fields = fields
        self.body = body
    }

    /// The body's lines, JSON with a line for each value; nil for what is no text or too long.
    var lines: [String]? {
        guard body.count <= Self.byteLimit else { return nil }
        let type = fields.first { $0.name.lowercased() == "content-type" }?.value ?? ""
        let whole = BodyCharset(contentType: type, beginning: Array(body.prefix(4_096))).utf8(of: body)
        let bytes = JSONFormatter.pretty(whole, limit: Self.byteLimit) ?? whole
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.count <= Self.lineLimit ? lines : nil
    }
}
