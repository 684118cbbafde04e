/// Long names of one word, which browsers would break anywhere.
extension HTML {
    /// Names up to this length fit any line.
    private static let short = 14

    /// Writes a name like ``isolated(_:)``, with places to break a line between its parts.
    public mutating func isolatedName(_ name: String) {
        element(.bdi) { html in
            if name.utf8.count > Self.short { html.breakable(name) } else { html.visible(name) }
        }
    }

    /// Writes a name or a path with places to break a line: before a capital letter, before a slash, after other marks. Texts
    /// of several words have theirs.
    public mutating func breakable(_ name: String) {
        let bytes = Array(name.utf8)
        guard bytes.count > 1, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return visible(name) }
        var start = 0
        for place in 1..<bytes.count where Self.breaks(between: bytes[place - 1], bytes[place]) {
            text(utf8: bytes[start..<place])
            empty(.wbr)
            start = place
        }
        text(utf8: bytes[start...])
    }

    private static func breaks(between before: UInt8, _ after: UInt8) -> Bool {
        switch before {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): isWord(after)
        default:
            after == UInt8(ascii: "/") || (isSmall(before) && isCapital(after))
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool { isSmall(byte) || isCapital(byte) }
    private static func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte &- 0x30 < 10 }
    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}
