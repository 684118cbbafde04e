public import Egress

/// A response as it was received.
public struct ExchangeResponse: Sendable, Hashable {
    public var status: Int
    public var reason: String
    /// In order of arrival, duplicates and spelling kept.
    public var fields: [WireField]
    /// The body, or its beginning: see ``rest``.
    public var body: [UInt8]
    /// Bytes that came after those of ``body`` and are kept elsewhere.
    public var rest = 0
    public var ending = BodyEnding.ended
    /// Whether the body was cut off at the limit.
    public var isTruncated: Bool
    public var version: String
    public var remoteAddress: String
    public var timing: Timing
    /// What TLS agreed upon; nil for http.
    public var tls: TLSConnection?

    public init(
        status: Int, reason: String = "", fields: [WireField] = [], body: [UInt8] = [], isTruncated: Bool = false,
        version: String = "HTTP/1.1", remoteAddress: String = "", timing: Timing = Timing(),
        tls: TLSConnection? = nil
    ) {
        self.status = status
        self.reason = reason
        self.fields = fields
        self.body = body
        self.isTruncated = isTruncated
        self.version = version
        self.remoteAddress = remoteAddress
        self.timing = timing
        self.tls = tls
    }

    init(_ response: EgressResponse) {
        self.init(
            status: response.status, reason: response.reason, fields: response.fields, body: response.body,
            isTruncated: response.isTruncated, version: response.version, remoteAddress: response.remoteAddress,
            timing: response.timing, tls: response.tls)
    }

    /// Bytes of the body.
    public var bodySize: Int { body.count + rest }

    /// Whether ``body`` is all that the server had to say.
    public var isWhole: Bool { rest == 0 && !isTruncated && ending == .ended }

    /// The first field of that name, case not counting.
    public func value(of name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// The media type as received, nil when the response names none.
    public var contentType: String? { value(of: "Content-Type") }

    /// Type and subtype of ``contentType`` in small letters.
    public var mediaType: String? {
        contentType.map { $0.prefix { $0 != ";" }.trimmingSpaces().lowercased() }
    }

    /// How the bytes of a text body are characters.
    public var charset: BodyCharset {
        BodyCharset(contentType: contentType ?? "", beginning: Array(body.prefix(4_096)))
    }

    /// ``body`` as text in UTF-8, for those who read it; the bytes as they came where it is in UTF-8 already.
    public var text: [UInt8] { charset.utf8(of: body) }

    /// Whether the media type says JSON (RFC 6839 section 3.1).
    public var isJSON: Bool {
        mediaType.map { $0 == "application/json" || $0 == "text/json" || $0.hasSuffix("+json") } ?? false
    }
}
