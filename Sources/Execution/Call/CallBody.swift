/// The body of a call as a person gave it.
public enum CallBody: Sendable, Hashable {
    /// Sent as typed, in UTF-8.
    case text(mediaType: String, String)
    /// Sent byte for byte.
    case bytes(mediaType: String, [UInt8], fileName: String?)
    /// `application/x-www-form-urlencoded` or `multipart/…` from rows.
    case form(mediaType: String, [FormPart])

    public var mediaType: String {
        switch self {
        case .text(let mediaType, _), .bytes(let mediaType, _, _), .form(let mediaType, _): mediaType
        }
    }
}
