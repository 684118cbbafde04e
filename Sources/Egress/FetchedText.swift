/// A description as it was fetched.
public struct FetchedText: Hashable, Sendable {
    /// The text, decoded from gzip, deflate or brotli.
    public var bytes: [UInt8]
    /// Where it was found after redirects; references in it are relative to this.
    public var url: TargetURL
    /// The `Content-Type` field as received; nil when there was none.
    public var contentType: String?

    /// A text of parts, for twins of the transport.
    public init(bytes: [UInt8], url: TargetURL, contentType: String? = nil) {
        self.bytes = bytes
        self.url = url
        self.contentType = contentType
    }
}
