/// Names a token without being one: 128 random bits, spelled in 22 base62 digits; safe in addresses, logs and fields.
public struct TokenID: Sendable, Hashable, CustomStringConvertible {
    private static let width = 22
    private let number: UInt128

    /// Reads the 22 digits; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let digits = Array(text.utf8)
        guard digits.count == Self.width, let number = Base62.number(digits) else { return nil }
        self.number = number
    }

    /// The id of 16 random bytes; nil for any other count.
    init?(random bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        number = bytes.reduce(0) { $0 << 8 | UInt128($1) }
    }

    /// Half of the bits, as random as all.
    var bits: UInt64 { UInt64(truncatingIfNeeded: number) }

    public var description: String {
        String(decoding: Base62.encode(number, width: Self.width), as: UTF8.self)
    }
}
