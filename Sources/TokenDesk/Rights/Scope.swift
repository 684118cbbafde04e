/// The name of an access right, compared byte by byte: no case folding, no canonical equivalence (THREATS D4).
public struct Scope: Sendable, Hashable, CustomStringConvertible {
    private let utf8: [UInt8]

    /// A scope as a description or a form spells it.
    public init(_ name: String) {
        utf8 = Array(name.utf8)
    }

    /// The name as it was given.
    public var name: String { String(decoding: utf8, as: UTF8.self) }

    public var description: String { name }

    /// Whether the name is a scope-token of RFC 6749 section 3.3, which alone may stand in a header field.
    public var isToken: Bool {
        !utf8.isEmpty && utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }
    }
}

extension Scope: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
