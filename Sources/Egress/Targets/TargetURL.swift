/// An absolute http or https URL whose path and query are exactly what goes on the wire.
///
/// Strict RFC 3986: no user name, no fragment, no byte that needs encoding; nothing is normalised, before or after.
/// `[` and `]` are taken in path and query, since reserved expansion (RFC 6570) leaves them as they are.
public struct TargetURL: Hashable, Sendable, CustomStringConvertible {
    /// The longest path and query together, in bytes.
    public static let maximumLength = 32_768

    /// Where the connection goes.
    public let origin: Origin
    /// Begins with `/`.
    public let path: String
    /// Without its `?`; nil when there is none, which is not the same as an empty one.
    public let query: String?

    /// Reads an absolute URL; an empty path becomes `/`. `invalidURL` for anything outside the grammar.
    public init(parsing text: String) throws(EgressError) {
        let (origin, rest) = try Origin.read(Array(text.utf8)[...])
        let mark = rest.firstIndex(of: UInt8(ascii: "?"))
        let path = rest[..<(mark ?? rest.endIndex)]
        let query = mark.map { String(decoding: rest[rest.index(after: $0)...], as: UTF8.self) }
        try self.init(
            origin: origin, path: path.isEmpty ? "/" : String(decoding: path, as: UTF8.self), query: query)
    }

    /// A URL of parts that are encoded already; `invalidURL` for control bytes, spaces, `#`, a broken `%XX` and
    /// whatever else RFC 3986 does not allow, `tooLarge` beyond `maximumLength`.
    public init(origin: Origin, path: String, query: String?) throws(EgressError) {
        guard path.utf8.first == UInt8(ascii: "/") else {
            throw .invalidURL("The path does not begin with '/'.", advice: "Begin the path with '/'.")
        }
        guard path.utf8.count + (query?.utf8.count ?? 0) <= Self.maximumLength else {
            throw EgressError(
                .tooLarge, "Path and query are longer than \(Self.maximumLength) bytes.",
                advice: "Send long values in the body.")
        }
        try Self.check(Array(path.utf8), isQuery: false)
        if let query { try Self.check(Array(query.utf8), isQuery: true) }
        self.origin = origin
        self.path = path
        self.query = query
    }

    /// The request target in origin form (RFC 9112, section 3.2.1), byte for byte as it is sent.
    public var requestTarget: String { query.map { path + "?" + $0 } ?? path }

    /// The whole URL, the default port left out.
    public var description: String { origin.description + requestTarget }
}

extension TargetURL {
    private static func check(_ bytes: [UInt8], isQuery: Bool) throws(EgressError) {
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.count, bytes[index + 1].isHexDigit, bytes[index + 2].isHexDigit else {
                    throw .invalidURL("A '%' is not followed by two hexadecimal digits.", advice: "Write %25 for '%'.")
                }
            } else if !(isQuery ? byte.isQueryByte : byte.isPathByte) {
                throw .invalidURL(
                    "The \(isQuery ? "query" : "path") has \(byte.spelledOut), which must be percent-encoded.",
                    advice: byte == UInt8(ascii: "#") ? "Leave the fragment out." : "Percent-encode it.")
            }
        }
    }
}

extension UInt8 {
    /// `pchar` and `/` of RFC 3986, section 3.3, and the brackets.
    fileprivate var isPathByte: Bool {
        if isDigit || isLetter { return true }
        switch self {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]"):
            return true
        default: return false
        }
    }

    fileprivate var isQueryByte: Bool { isPathByte || self == UInt8(ascii: "?") }
}
