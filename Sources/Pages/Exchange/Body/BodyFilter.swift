import JSONPath
import SourceTree

/// What a body is filtered by: a JSON Pointer (RFC 6901), a JSONPath (RFC 9535), or words.
enum BodyFilter {
    case pointer(JSONPointer)
    case path(JSONPath)
    case words(String)
    /// Why it is none, though it begins as one.
    case wrong(String)

    /// Nil for an empty field. What begins with `/` is a pointer, with `$` a path.
    init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        switch text.utf8.first {
        case UInt8(ascii: "/"):
            do {
                self = .pointer(try JSONPointer(parsing: text))
            } catch {
                self = .wrong(error.description)
            }
        case UInt8(ascii: "$"):
            do {
                self = .path(try JSONPath(parsing: text))
            } catch {
                self = .wrong(error.description + ".")
            }
        default: self = .words(text)
        }
    }
}
