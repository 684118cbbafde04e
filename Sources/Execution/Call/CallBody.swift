/// The body of a call as a person gave it.
public enum CallBody: Sendable, Hashable {
    /// Sent as typed, in UTF-8.
    case text(mediaType: String, String)
    /// Sent byte for byte.
    case bytes(mediaType: String, [UInt8], fileName: String?)
    /// `application/x-www-form-urlencoded` or `multipart/…` from rows.
    case form(mediaType: String, [FormPart])
    /// A JSON text that is written as the media type asks: as it stands, as XML, as a form, as lines. A string of it
    /// whose JSON Pointer is a key of `files` stands for that file.
    case value(mediaType: String, String, files: [String: CallFile])

    public var mediaType: String {
        switch self {
        case .text(let mediaType, _), .bytes(let mediaType, _, _), .form(let mediaType, _), .value(let mediaType, _, _):
            mediaType
        }
    }
}
