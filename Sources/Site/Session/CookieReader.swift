/// Finds one cookie in raw `Cookie` field bytes (RFC 6265 §4.2), byte by byte (THREATS N2, N3).
///
/// Only SP and HTAB count as white space and names are compared as bytes, so no Unicode space can smuggle a prefix in.
enum CookieReader {
    /// What the fields say of a cookie.
    enum Reading: Equatable {
        case absent
        case value([UInt8])
        /// The name stands there twice: somebody else set one of them. Treated as signed out.
        case ambiguous
    }

    /// Looks a name up in all cookie fields of a request.
    static func read(_ name: String, in fields: [[UInt8]]) -> Reading {
        let wanted = Array(name.utf8)
        var found: [UInt8]?
        for pair in fields.flatMap({ $0.split(separator: UInt8(ascii: ";")) }) {
            guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
            guard trimmed(pair[..<equals]).elementsEqual(wanted) else { continue }
            if found != nil { return .ambiguous }
            found = Array(trimmed(pair[pair.index(after: equals)...]))
        }
        return found.map { .value($0) } ?? .absent
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 }
        var part = bytes.drop(while: isBlank)
        while let last = part.last, isBlank(last) { part = part.dropLast() }
        return part
    }
}
