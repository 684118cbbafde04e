/// The operator's accent colour, the one colour of the site that may be chosen.
public struct Accent: Hashable, Sendable {
    /// Six lower-case hexadecimal digits.
    public let digits: String

    /// Accepts `#rrggbb` or `rrggbb`; nil for anything else, so that a stylesheet can hold nothing but a colour.
    public init?(_ text: String) {
        let bytes = text.utf8.first == UInt8(ascii: "#") ? text.utf8.dropFirst() : text.utf8[...]
        guard bytes.count == 6, bytes.allSatisfy(Self.isHexadecimal) else { return nil }
        digits = String(Substring(bytes)).lowercased()
    }

    /// The stylesheet that `SitePath.accent` answers: the colour, drawn towards readable lightness in either theme.
    public var stylesheet: [UInt8] {
        let text = """
            :root {
              --accent: light-dark(
                oklch(from #\(digits) min(l, 0.5) c h),
                oklch(from #\(digits) max(l, 0.76) c h)
              );
            }

            """
        return Array(text.utf8)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
