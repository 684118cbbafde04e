/// A response as it was received, within the limits of its request.
public struct EgressResponse: Hashable, Sendable {
    /// The status code, 200 to 599.
    public var status: Int
    /// The reason phrase; the registered one for registered status codes.
    public var reason: String
    /// In order of arrival, duplicates and spelling kept; trailers are not among them.
    public var fields: [WireField]
    /// Decoded from gzip, deflate and brotli if the response was so encoded, any other coding as it came.
    public var body: [UInt8]
    /// Whether the body went on beyond the limit and was cut off.
    public var isTruncated: Bool
    /// `HTTP/1.1` or `HTTP/1.0`.
    public var version: String
    /// The address and port that were called, `127.0.0.1:8080` or `[::1]:8080`; the proxy's when one was between.
    public var remoteAddress: String
    /// How long the phases took.
    public var timing: Timing
    /// What TLS agreed upon; nil for http.
    public var tls: TLSConnection?

    /// A response of parts, for twins of the transport.
    public init(
        status: Int, reason: String = "", fields: [WireField] = [], body: [UInt8] = [], isTruncated: Bool = false,
        version: String = "HTTP/1.1", remoteAddress: String = "", timing: Timing = Timing(), tls: TLSConnection? = nil
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

    /// The values of all fields of that name (RFC 9110, section 5.1: case does not count), in order.
    public func values(of name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }
}
