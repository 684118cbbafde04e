/// Percent-encoding of UTF-8 bytes by the sets of RFC 3986 section 2 and RFC 6570 section 3.2.1.
struct PercentEncoding {
    private let allowed: @Sendable (UInt8) -> Bool
    private let keepsTriplets: Bool
    /// Whether everything stays as it is.
    private(set) var isNone = false

    /// Nothing is encoded.
    static let none = PercentEncoding(allowed: { _ in true }, keepsTriplets: false, isNone: true)
    /// Only what is not ASCII is encoded: for text that is a URL but for its letters.
    static let beyondASCII = PercentEncoding(allowed: { $0 < 0x80 }, keepsTriplets: false)
    /// Everything but unreserved characters is encoded (RFC 6570 "U").
    static let unreserved = PercentEncoding(allowed: isUnreserved, keepsTriplets: false)
    /// `application/x-www-form-urlencoded`, but for the space.
    static let form = PercentEncoding(
        allowed: { ($0 != UInt8(ascii: "~") && isUnreserved($0)) || $0 == UInt8(ascii: "*") }, keepsTriplets: false)
    /// Reserved characters and existing `%XX` triplets stay (RFC 6570 "U+R"), as it stands.
    static let reserved = PercentEncoding(allowed: { isUnreserved($0) || isReserved($0) }, keepsTriplets: true)
    /// As ``reserved`` in a query: only `#` is encoded as well, since it would end the query (OpenAPI 3.1 `allowReserved`).
    static let reservedInQuery = PercentEncoding(
        allowed: { isUnreserved($0) || (isReserved($0) && $0 != UInt8(ascii: "#")) }, keepsTriplets: true)
    /// As ``reserved`` in a path segment: `/`, `?` and `#` are encoded as well, since they would leave it (THREATS X3).
    static let reservedInPath = PercentEncoding(
        allowed: { isUnreserved($0) || (isReserved($0) && !"/?#".utf8.contains($0)) }, keepsTriplets: true)
    /// As ``reserved`` in a cookie: `;` is encoded as well, since it would end the cookie (RFC 6265 section 4.1.1).
    static let reservedInCookie = PercentEncoding(
        allowed: { isUnreserved($0) || (isReserved($0) && $0 != UInt8(ascii: ";")) }, keepsTriplets: true)
    /// Literal text of a path template: as ``reserved``, `?` and `#` encoded.
    static let pathLiteral = PercentEncoding(
        allowed: { isUnreserved($0) || (isReserved($0) && !"?#".utf8.contains($0)) }, keepsTriplets: true)
    /// Whether it ends neither its cookie nor the field. More than RFC 6265 section 4.1.1 allows is sent: OpenAPI's own
    /// examples have commas and blanks, and values pass unchanged (3.2 section 4.12.2.2).
    static func isCookieValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: ";") }
    }

    /// Whether a text would not stay as it is.
    func changes(_ text: String) -> Bool { !text.utf8.allSatisfy(allowed) }

    func encode(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy(allowed) { return String(text) }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if allowed(byte) || (keepsTriplets && byte == UInt8(ascii: "%") && Self.isTriplet(bytes, at: index)) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(Self.hex[Int(byte >> 4)])
                out.append(Self.hex[Int(byte & 15)])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static let hex = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: return true
        default: return byte == 45 || byte == 46 || byte == 95 || byte == 126
        }
    }

    private static func isReserved(_ byte: UInt8) -> Bool { ":/?#[]@!$&'()*+,;=".utf8.contains(byte) }

    private static func isTriplet(_ bytes: [UInt8], at index: Int) -> Bool {
        index + 2 < bytes.count && isHex(bytes[index + 1]) && isHex(bytes[index + 2])
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...70, 97...102: return true
        default: return false
        }
    }
}
