public import Egress

/// A range of addresses from which a token may be used: an address with a prefix length (RFC 4632, RFC 4291 section 2.3).
public struct Network: Sendable, Hashable, CustomStringConvertible {
    /// Networks of one token at most.
    public static let countLimit = 32

    private let address: IPAddress
    private let length: Int

    /// Reads `192.0.2.0/24`, `2001:db8::/32` or a single address.
    ///
    /// - Throws: ``TokenDeskError`` for anything else, and when bits after the prefix are set.
    public init(_ text: String) throws(TokenDeskError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let address = IPAddress(String(first)) else { throw Self.unreadable(text) }
        let bits = address.bytes.count * 8
        guard parts.count == 2 else {
            self.init(address, length: bits)
            return
        }
        guard (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(parts[1]), length <= bits
        else { throw Self.unreadable(text) }
        guard Self.prefix(of: address.bytes, length: length) == address.bytes else {
            throw TokenDeskError(
                code: .networks, message: "In the network “\(text)” bits after the first \(length) are set.")
        }
        self.init(address, length: length)
    }

    /// A range of IPv4 addresses that is written mapped into IPv6 is one of IPv4.
    private init(_ address: IPAddress, length: Int) {
        let unmapped = length >= 96 ? IPAddress(bytes: Self.unmapped(address.bytes)) ?? address : address
        self.address = unmapped
        self.length = length - (address.bytes.count - unmapped.bytes.count) * 8
    }

    /// Whether an address lies in the range. An IPv4 address that came mapped into IPv6 counts as IPv4.
    public func contains(_ other: IPAddress) -> Bool {
        let bytes = Self.unmapped(other.bytes)
        guard bytes.count == address.bytes.count else { return false }
        return Self.prefix(of: bytes, length: length) == address.bytes
    }

    public var description: String { length == address.bytes.count * 8 ? "\(address)" : "\(address)/\(length)" }

    private static func prefix(of bytes: [UInt8], length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let kept = min(max(length - index * 8, 0), 8)
            return byte & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
        }
    }

    private static func unmapped(_ bytes: [UInt8]) -> [UInt8] {
        let prefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        return bytes.count == 16 && bytes.starts(with: prefix) ? Array(bytes.suffix(4)) : bytes
    }

    private static func unreadable(_ text: String) -> TokenDeskError {
        TokenDeskError(
            code: .networks,
            message: "Expected an address or a network such as 192.0.2.0/24 or 2001:db8::/32; this is “\(text)”.")
    }
}

extension Network: Codable {
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
