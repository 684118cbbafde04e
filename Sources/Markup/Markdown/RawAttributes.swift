/// Reads the attributes of a raw tag up to its `>`, as an HTML parser finds them, and keeps `href` alone.
struct RawAttributes {
    private(set) var href: String?
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index: Int
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        self.bytes = bytes
        index = start
        self.end = end
    }

    /// Where the text goes on behind the tag; nil when the tag does not end.
    mutating func readToEnd() -> Int? {
        guard let first = current, Self.isBlank(first) || first == UInt8(ascii: "/") || first == UInt8(ascii: ">")
        else {
            return nil
        }
        while let byte = current {
            if byte == UInt8(ascii: ">") { return index + 1 }
            if Self.isBlank(byte) || byte == UInt8(ascii: "/") {
                index += 1
            } else if !readAttribute() {
                return nil
            }
        }
        return nil
    }

    private mutating func readAttribute() -> Bool {
        let start = index
        index += 1
        while let byte = current, !Self.isBlank(byte), !Self.endsName(byte) { index += 1 }
        let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        skipBlanks()
        guard current == UInt8(ascii: "=") else { return current != nil }
        index += 1
        skipBlanks()
        guard let value = readValue() else { return false }
        if name == "href", href == nil { href = String(decoding: bytes[value], as: UTF8.self) }
        return true
    }

    private mutating func readValue() -> Range<Int>? {
        guard let first = current else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            index += 1
            let start = index
            while let byte = current, byte != first { index += 1 }
            guard current != nil else { return nil }
            index += 1
            return start..<(index - 1)
        }
        let start = index
        while let byte = current, !Self.isBlank(byte), byte != UInt8(ascii: ">") { index += 1 }
        return current == nil ? nil : start..<index
    }

    private var current: UInt8? { index < end ? bytes[index] : nil }

    private mutating func skipBlanks() {
        while let byte = current, Self.isBlank(byte) { index += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=")
    }
}
