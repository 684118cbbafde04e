/// Recognises texts that are one paragraph of words and nothing else, as most descriptions are: cmark need not be asked,
/// for it would give the same back.
enum PlainParagraph {
    /// The words, when the text is one line that begins with a letter and holds no character that Markdown, its
    /// extensions or HTML give a meaning. Line feeds at the end are left out.
    static func words(_ text: String) -> Substring? {
        var bytes = text.utf8[...]
        while bytes.last == 0x0A { bytes.removeLast() }
        guard let first = bytes.first, isLetter(first), let last = bytes.last, last != 0x20 else { return nil }
        let isPlain = bytes.withContiguousStorageIfAvailable(isPlain)
        return isPlain == true ? Substring(bytes) : nil
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if isLetter(byte) || isDigit(byte) || byte == 0x20 || byte >= 0x80 {
                // `www.` would be made a link.
                if byte | 0x20 == 0x77, index >= 2, bytes[index - 1] | 0x20 == 0x77, bytes[index - 2] | 0x20 == 0x77 {
                    return false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "("),
                UInt8(ascii: ")"), UInt8(ascii: "-"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "!"),
                UInt8(ascii: "/"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"):
                continue
            case UInt8(ascii: ":"):
                // An address may follow.
                if index + 1 < bytes.count, bytes[index + 1] != 0x20 { return false }
            case UInt8(ascii: "_"):
                // Between letters or digits it can neither open nor close an emphasis (CommonMark, section 6.2).
                guard index > 0, index + 1 < bytes.count, isWord(bytes[index - 1]), isWord(bytes[index + 1]) else {
                    return false
                }
            default: return false
            }
        }
        return true
    }

    private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
