public import Foundation

/// A cookie as a jar keeps it. It is host-only whatever the server's `Domain` said: it goes back to the origin that set it
/// and to no other, so that no list of public suffixes is needed (RFC 6265bis, section 5.7).
public struct Cookie: Sendable, Hashable, Codable {
    public let name: String
    /// A secret like any credential: shown nowhere as it is.
    public let value: String
    /// Requests below it get the cookie.
    public let path: String
    public let isSecure: Bool
    public let isHTTPOnly: Bool
    /// Nil for as long as the session lasts.
    public let expiresAt: Date?
    public let createdAt: Date

    public init(
        name: String, value: String, path: String = "/", isSecure: Bool = false, isHTTPOnly: Bool = false,
        expiresAt: Date? = nil, createdAt: Date
    ) {
        self.name = name
        self.value = value
        self.path = path
        self.isSecure = isSecure
        self.isHTTPOnly = isHTTPOnly
        self.expiresAt = expiresAt
        self.createdAt = createdAt
    }

    /// How its owner recognises it: the last four characters of a long value, or nothing to go by.
    public var hint: String { value.count >= 16 ? "…" + value.suffix(4) : "…" }

    func isExpired(at now: Date) -> Bool { expiresAt.map { $0 <= now } ?? false }

    /// RFC 6265bis, section 5.1.4.
    func matches(path requested: String) -> Bool {
        guard requested.hasPrefix(path) else { return false }
        return requested.utf8.count == path.utf8.count || path.hasSuffix("/")
            || requested.utf8.dropFirst(path.utf8.count).first == UInt8(ascii: "/")
    }
}

extension Cookie: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(name)=\(Secret.mask)" }
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "path": path]) }
}
