/// A token that Portico issues: `ptc_`, 43 base62 digits of 32 random bytes, `_`, 6 base62 digits of a CRC-32 over all
/// before (THREATS 6.3).
///
/// A value of this type has the right form and checksum, which says nothing about whether it was ever issued.
/// The whole text leaves it by ``reveal()`` alone.
public struct APIToken: Sendable, Hashable {
    /// What every token begins with, so that scanners find a leaked one.
    public static let prefix = "ptc_"
    /// Characters of the text form.
    public static let length = 54

    private static let bodyWidth = 43
    private static let checksumWidth = 6
    private static let separator = UInt8(ascii: "_")
    private static let largestBody = Base62.encode([UInt8](repeating: 0xFF, count: 32), width: bodyWidth)

    private let utf8: [UInt8]

    /// Reads the text form; nil when length, alphabet or checksum are wrong. Needs no store.
    public init?(_ text: some StringProtocol) {
        self.init(utf8: Array(text.utf8))
    }

    /// Reads the text form from bytes as they came on the wire.
    public init?(utf8 text: [UInt8]) {
        let bodyStart = Self.prefix.utf8.count
        let bodyEnd = bodyStart + Self.bodyWidth
        guard text.count == Self.length, text.starts(with: Self.prefix.utf8), text[bodyEnd] == Self.separator else {
            return nil
        }
        let body = text[bodyStart..<bodyEnd]
        guard body.allSatisfy(Base62.isDigit), !Self.largestBody.lexicographicallyPrecedes(body),
            text[(bodyEnd + 1)...].elementsEqual(Self.checksumDigits(of: text[...bodyEnd]))
        else { return nil }
        utf8 = text
    }

    /// The token of 32 random bytes; nil for any other count.
    init?(random bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        let head = Array(Self.prefix.utf8) + Base62.encode(bytes, width: Self.bodyWidth) + [Self.separator]
        utf8 = head + Self.checksumDigits(of: head[...])
    }

    private static func checksumDigits(of head: ArraySlice<UInt8>) -> [UInt8] {
        Base62.encode(CRC32.checksum(head), width: checksumWidth)
    }

    /// The whole secret, for the one answer in which its owner sees it.
    public func reveal() -> String {
        String(decoding: utf8, as: UTF8.self)
    }

    /// The first eight characters, to tell tokens apart in a list.
    public var hint: String {
        String(decoding: utf8.prefix(8), as: UTF8.self)
    }

    /// The last four characters; they belong to the checksum and tell nothing about the secret beyond it.
    public var lastFour: String {
        String(decoding: utf8.suffix(4), as: UTF8.self)
    }

    /// What is stored in place of the token.
    public var digest: TokenDigest {
        TokenDigest(of: utf8)
    }
}

extension APIToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The token with its middle left out.
    public var description: String { "\(hint)…\(lastFour)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
