import Crypto

/// What a one-time link holds: 32 random bytes in 43 characters of base64url. Only its SHA-256 is stored.
public struct InvitationSecret: Sendable {
    private let bytes: [UInt8]

    /// Reads the link's text; nil unless it is exactly the form that Portico gives out.
    public init?(_ text: String) {
        guard let bytes = Base64URL.decode(text, count: 32) else { return nil }
        self.bytes = bytes
    }

    init(random bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text for the link.
    public func reveal() -> String { Base64URL.encode(bytes) }

    /// Under which the invitation is found.
    var digest: [UInt8] {
        Array(SHA256.hash(data: Array("portico-invitation-v1\0".utf8) + bytes))
    }
}

extension InvitationSecret: CustomStringConvertible, CustomReflectable {
    public var description: String { "invitation secret" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
