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
        let scheme = bytes.prefix { $0 != 0x20 }
        guard Self.isBearer(scheme) else {
            let startsLikeBearer = Self.isBearer(bytes.prefix(6)) && bytes.count > 6 && !Self.isTokenByte(bytes[6])
            if startsLikeBearer || scheme.isEmpty || !scheme.allSatisfy(Self.isTokenByte) { throw Self.broken }
            self = .foreign
            return
        }
        let token = Array(bytes.dropFirst(scheme.count + 1))
        guard Self.isToken68(token) else { throw Self.broken }
        self = APIToken(utf8: token).map { .token($0) } ?? .foreign
    }

    private static let broken = Refusal.invalidRequest("The field Authorization must be: Bearer, one blank, the token.")

    private static func isBearer(_ scheme: ArraySlice<UInt8>) -> Bool {
        scheme.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.elementsEqual("bearer".utf8)
    }

    /// 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"=" (RFC 9110 section 11.2)
    private static func isToken68(_ token: [UInt8]) -> Bool {
        let body = token.prefix { $0 != UInt8(ascii: "=") }
        return !body.isEmpty && body.allSatisfy { isAlphanumeric($0) || "-._~+/".utf8.contains($0) }
            && token.dropFirst(body.count).allSatisfy { $0 == UInt8(ascii: "=") }
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
