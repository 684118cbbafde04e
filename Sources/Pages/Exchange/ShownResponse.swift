import Egress
public import Execution

/// A response as it came.
public struct ShownResponse: Hashable, Sendable {
    public var status: Int
    /// The reason phrase; empty when there was none.
    public var reason: String
    /// Header fields in order, with their spelling and duplicates.
    public var fields: [ShownField]
    /// The body, decoded; at most what the limits let in.
    public var body: [UInt8]
    /// Bytes that came after those of ``body`` and lie on disk.
    public var rest = 0
    /// The last bytes of a body that lies on disk.
    public var tail: [UInt8] = []
    /// The part of a body on disk that was asked for; nil for beginning and end.
    public var window: BodyWindow?
    public var ending = BodyEnding.ended
    /// Whether the body was longer than the limit.
    public var isTruncated: Bool
    /// From the start of the call to the last byte.
    public var duration: Duration
    /// Whether the description names this status.
    public var isDocumented: Bool
    /// What the description says of this response (CommonMark); nil when nothing.
    public var description: String?
    /// How it came; nil when that is not known.
    public var connection: ShownConnection?
    /// That it repeats a credential that was sent; nil when it does not.
    public var echo: ShownEcho?

    public init(
        status: Int, reason: String, fields: [ShownField], body: [UInt8], isTruncated: Bool, duration: Duration,
        isDocumented: Bool, description: String? = nil, connection: ShownConnection? = nil
    ) {
        self.status = status
        self.reason = reason
        self.fields = fields
        self.body = body
        self.isTruncated = isTruncated
        self.duration = duration
        self.isDocumented = isDocumented
        self.connection = connection
        self.description = description
    }

    /// How the bytes of a text body are characters.
    var charset: BodyCharset {
        let value = fields.first { $0.name.lowercased() == "content-type" }?.value ?? ""
        return BodyCharset(contentType: value, beginning: Array(body.prefix(4_096)))
    }

    /// Bytes of the body.
    var size: Int { body.count + rest }

    /// The content type without its parameters, in lower case.
    var contentType: String {
        let value = fields.first { $0.name.lowercased() == "content-type" }?.value ?? ""
        let essence = value.split(separator: ";").first.map(String.init) ?? ""
        return essence.filter { !$0.isWhitespace }.lowercased()
    }

    /// The content codings that the body still has, such as `zstd`; nil when it was decoded or had none.
    var remainingCoding: String? {
        let values = fields.filter { $0.name.lowercased() == "content-encoding" }.map(\.value)
        let remaining = ContentDecoding(values).remaining
        return remaining.isEmpty ? nil : remaining.joined(separator: ", ")
    }
}
