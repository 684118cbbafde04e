/// What a request's body is made of, for samples that cannot show its bytes.
public enum BodyShape: Sendable, Hashable {
    case none
    /// Text in UTF-8, sent as typed; also `application/x-www-form-urlencoded`.
    case text
    /// A file's bytes.
    case binary(fileName: String?)
    /// `multipart/…`: its parts in order.
    case multipart([MultipartPart])
}
