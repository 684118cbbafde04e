import Crypto

/// What the browser's cookie holds: 32 random bytes in 43 characters of base64url. Only its SHA-256 is stored (THREATS N8).
public struct SessionSecret: Sendable {
    /// Characters of the cookie's value.
    public static let length = 43

    private let bytes: [UInt8]

    /// Reads a cookie's value; nil unless it is exactly the form that Portico gives out. Nothing is trimmed (N3).
    public init?(cookieValue: String) {
        guard let bytes = Base64URL.decode(cookieValue, count: 32) else { return nil }
        self.bytes = bytes
    }

    /// Reads a cookie's value from its raw bytes.
    public init?(cookieValue: [UInt8]) {
        guard cookieValue.count == Self.length, cookieValue.allSatisfy({ $0 < 0x80 }) else { return nil }
        self.init(cookieValue: String(decoding: cookieValue, as: UTF8.self))
    }

    init(random bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value for `Set-Cookie`.
    public var cookieValue: String { Base64URL.encode(bytes) }

    /// Under which the session is found.
    var digest: [UInt8] {
        Array(SHA256.hash(data: Array("portico-session-v1\0".utf8) + bytes))
    }

    /// The key of this session: neither the disk nor the server key alone opens what it seals (THREATS 6.1).
    func key(from serverKey: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: serverKey, salt: Array(SHA256.hash(data: Array("sid".utf8) + bytes)),
            info: Array("portico/session-credential/v1".utf8), outputByteCount: 32)
    }
}

extension SessionSecret: CustomStringConvertible, CustomReflectable {
    public var description: String { "session secret" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
