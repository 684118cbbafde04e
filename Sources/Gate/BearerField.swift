import NIOHTTP1
import TokenDesk

/// What the `Authorization` field says: exactly one, `Bearer` in any case, one blank, a token68 (RFC 6750 section 2.1; THREATS G1).
enum BearerField: Hashable {
    case absent
    /// A token with the right form and checksum.
    case token(APIToken)
    /// A credential of another kind, or one that Portico cannot have issued.
    case foreign

    /// - Throws: ``Refusal`` with 400 for what can be read in more than one way.
    init(_ headers: HTTPHeaders) throws(Refusal) {
        var found: String?
        for (name, value) in headers where name.isField("authorization") {
            guard found == nil else { throw .invalidRequest("The field Authorization came more than once.") }
            found = value
        }
        guard let value = found else {
            self = .absent
            return
        }
        let bytes = Array(value.utf8)
        let scheme = bytes.firstIndex(of: 0x20) ?? bytes.count
        guard scheme == 6, Self.isBearer(bytes) else {
            let startsLikeBearer = Self.isBearer(bytes) && bytes.count > 6 && !Self.isTokenByte(bytes[6])
            if startsLikeBearer || scheme == 0 || !bytes[..<scheme].allSatisfy(Self.isTokenByte) { throw Self.broken }
            self = .foreign
            return
        }
        let token = bytes[min(7, bytes.count)...]
        guard Self.isToken68(token) else { throw Self.broken }
        self = APIToken(utf8: Array(token)).map { .token($0) } ?? .foreign
    }

    private static let broken = Refusal.invalidRequest("The field Authorization must be: Bearer, one blank, the token.")

    /// Whether the first six bytes are the scheme's name.
    private static func isBearer(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 6 else { return false }
        for (index, small) in "bearer".utf8.enumerated() where bytes[index] | 0x20 != small { return false }
        return true
    }

    /// 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"=" (RFC 9110 section 11.2)
    private static func isToken68(_ token: ArraySlice<UInt8>) -> Bool {
        let end = token.firstIndex(of: UInt8(ascii: "=")) ?? token.endIndex
        return end > token.startIndex && token[..<end].allSatisfy(isToken68Byte)
            && token[end...].allSatisfy { $0 == UInt8(ascii: "=") }
    }

    private static func isToken68Byte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "+"),
            UInt8(ascii: "/"):
            true
        default: isAlphanumeric(byte)
        }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
