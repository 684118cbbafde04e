extension EchoPlaces {
    /// A body of JSON from its beginning, veiled so that it stays JSON: where a number is hidden, a text of asterisks stands
    /// in its place, as long as the number.
    func veilingJSON(_ bytes: [UInt8]) -> [UInt8] {
        var veiled = veiling(bytes)
        var index = 0
        var isText = false
        for range in ranges where range.lowerBound < bytes.count {
            while index < range.lowerBound {
                if bytes[index] == UInt8(ascii: "\"") { isText.toggle() }
                // What is escaped ends no text.
                index += isText && bytes[index] == UInt8(ascii: "\\") ? 2 : 1
            }
            guard !isText, let number = Self.number(around: range, in: bytes) else { continue }
            let stars = [UInt8](repeating: UInt8(ascii: "*"), count: number.count - 2)
            veiled.replaceSubrange(number, with: [UInt8(ascii: "\"")] + stars + [UInt8(ascii: "\"")])
        }
        return veiled
    }

    /// The whole number of which a place is a part; nil for what is none, or has no room for a text.
    private static func number(around range: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        var (start, end) = (range.lowerBound, min(range.upperBound, bytes.count))
        guard bytes[start..<end].allSatisfy(isOfNumber) else { return nil }
        while start > 0, isOfNumber(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, isOfNumber(bytes[end]) { end += 1 }
        return end - start >= 2 ? start..<end : nil
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }
}
