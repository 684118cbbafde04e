/// One part of a multipart body (RFC 7578).
public struct MultipartPart: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        case text(String)
        /// `size` in bytes; the bytes themselves are in the request's body.
        case file(name: String, size: Int)
    }

    public let name: String
    public let content: Content
    /// The part's `Content-Type`, nil when none is sent.
    public let contentType: String?

    public init(name: String, content: Content, contentType: String? = nil) {
        self.name = name
        self.content = content
        self.contentType = contentType
    }
}
