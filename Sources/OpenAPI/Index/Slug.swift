/// Texts that are safe as one segment of a URL's path.
enum Slug {
    static let maximumLength = 80

    /// Whether the text may stand in an address as it is.
    static func isSafe(_ text: String) -> Bool {
        let bytes = text.utf8
        return !bytes.isEmpty && bytes.count <= maximumLength && bytes.allSatisfy(isSafe) && text != "." && text != ".."
    }

    /// A readable text with a hash of the pointer behind it: equal texts of different places stay apart.
    static func made(of text: String, pointer: String) -> String {
        var slug: [UInt8] = []
        for byte in text.utf8 where slug.count < 60 {
            if isWord(byte) { slug.append(byte) } else if let last = slug.last, last != 0x2D { slug.append(0x2D) }
        }
        while slug.last == 0x2D { slug.removeLast() }
        let prefix = slug.isEmpty ? "" : String(decoding: slug, as: UTF8.self) + "-"
        return prefix + hash(pointer)
    }

    /// The first of `text`, `text-2`, `text-3` … that is free.
    static func unique(_ text: String, taken: inout Set<String>) -> String {
        if taken.insert(text).inserted { return text }
        var number = 2
        while !taken.insert("\(text)-\(number)").inserted { number += 1 }
        return "\(text)-\(number)"
    }

    /// Eight hexadecimal digits of FNV-1a, folded: names a place, protects nothing.
    static func hash(_ text: String) -> String {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let digits = String(UInt32(truncatingIfNeeded: value ^ (value >> 32)), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    private static func isSafe(_ byte: UInt8) -> Bool {
        isWord(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E
    }
}
