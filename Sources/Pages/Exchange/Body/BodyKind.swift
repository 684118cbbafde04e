import Execution
import Markup

/// What a body is: by its first bytes where they tell, else by what its content type says (THREATS V1).
enum BodyKind: Hashable {
    case json
    /// A JSON text a line, or a record separator before each (RFC 7464).
    case lines
    /// Server-sent events (WHATWG HTML §9.2).
    case events
    /// Values between commas or tabs (RFC 4180).
    case separated(UInt8)
    case xml
    /// A raster image without scripts.
    case image
    /// Text of any other kind, HTML among it.
    case text(Language)
    /// Sound, pictures that move, documents, archives and whatever else; with a word for it where its first bytes tell.
    case binary(String?)

    /// - Parameters:
    ///   - type: the content type without its parameters, in lower case.
    ///   - charset: how its bytes are characters.
    init(type: String, charset: BodyCharset = .utf8, body: BodyBytes) {
        // What is UTF-16 is text by that, unless its first bytes tell something else.
        let isRecoded =
            !charset.isOfBytes && ImageSource(raster: body.beginning) == nil && Signature(body.beginning) == nil
        let beginning = isRecoded ? charset.utf8(of: charset.whole(body.beginning[...])) : body.beginning
        let isText = Self.looksLikeText(beginning, isLatin1: charset == .latin1)
        if isRecoded {
            self = Self.declared(type) ?? (Self.startsAsJSON(beginning) ? .json : .text(.text))
        } else if ImageSource(raster: beginning) != nil {
            self = .image
        } else if let signature = Signature(beginning) {
            self = .binary(signature.words)
        } else if let known = Self.declared(type) {
            self = isText ? known : .binary(nil)
        } else if !isText {
            self = .binary(nil)
        } else {
            self = Self.startsAsJSON(beginning) ? .json : .text(.text)
        }
    }

    /// The ways to look at it, the best first.
    var views: [BodyView] {
        switch self {
        case .json, .xml: [.pretty, .text, .hex]
        case .lines, .events, .separated: [.table, .text, .hex]
        case .image: [.image, .hex]
        case .text: [.text, .hex]
        case .binary: [.hex]
        }
    }

    /// Whether JSON Pointers and JSONPath lead anywhere in it.
    var isJSON: Bool { self == .json }

    private static func declared(_ type: String) -> BodyKind? {
        switch type {
        case "text/csv", "application/csv": .separated(UInt8(ascii: ","))
        case "text/event-stream": .events
        case "text/tab-separated-values": .separated(0x09)
        case "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/json-lines", "application/json-seq", "application/jsonlines", "application/stream+json":
            .lines
        default:
            switch Language(mediaType: type) {
            case .json: type.hasSuffix("ndjson") || type.hasSuffix("json-seq") ? .lines : .json
            case .xml: .xml
            case let language?: .text(language)
            case nil: nil
            }
        }
    }

    /// Well-formed UTF-8 in its beginning, or bytes that are characters, without NUL.
    private static func looksLikeText(_ beginning: [UInt8], isLatin1: Bool) -> Bool {
        guard !beginning.contains(0) else { return false }
        // The last character may be cut off; malformed text of a declared type still shows as text.
        let controls = beginning.count { $0 < 0x20 && !(0x08...0x0D).contains($0) && $0 != 0x1B && $0 != 0x1E }
        guard controls * 20 <= beginning.count else { return false }
        if isLatin1 { return true }
        return (0...min(3, beginning.count / 8)).contains {
            String(validating: beginning.dropLast($0), as: UTF8.self) != nil
        }
            || isMostlyASCII(beginning)
    }

    /// Texts in a single-byte encoding have few bytes beyond ASCII.
    private static func isMostlyASCII(_ beginning: [UInt8]) -> Bool {
        beginning.count { $0 >= 0x80 } * 4 < beginning.count
    }

    private static func startsAsJSON(_ beginning: [UInt8]) -> Bool {
        let first = beginning.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }
}
