/// What the grammar is made of.
extension XMLSyntax {
    /// Whether a byte is white space.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Whether a byte may stand in a name. Of characters beyond ASCII nearly all may stand in names.
    static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...0xFF: true
        default: false
        }
    }

    /// The name that begins here.
    mutating func readName() throws(Fault) -> ArraySlice<UInt8> {
        let name = bytes[index...].prefix(while: Self.isNamePart)
        guard let first = name.first, !(0x30...0x39).contains(first), first != 0x2D, first != 0x2E else {
            throw fault("Expected a name; outside of tags < is written &lt;.")
        }
        index = name.endIndex
        return name
    }

    /// Whether there was any white space.
    @discardableResult mutating func skipBlanks() -> Bool {
        let start = index
        while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
        return index > start
    }

    /// Goes on behind the words that end a piece of markup.
    mutating func skip(past words: StaticString, from offset: Int, _ kind: String) throws(Fault) {
        let start = index
        index += offset
        while index < bytes.count {
            if starts(words) {
                index += words.utf8CodeUnitCount
                return
            }
            index += 1
        }
        throw fault("This \(kind) does not end.", at: start)
    }

    /// Whether the words are anywhere within.
    func contains(_ words: StaticString, in range: Range<Int>) -> Bool {
        let count = words.utf8CodeUnitCount
        guard range.count >= count else { return false }
        return words.withUTF8Buffer { words in
            (range.lowerBound...range.upperBound - count).contains {
                bytes[$0] == words[0] && bytes[$0..<$0 + count].elementsEqual(words)
            }
        }
    }

    /// Whether the words stand here.
    func starts(_ words: StaticString) -> Bool {
        words.withUTF8Buffer { words in
            bytes.count - index >= words.count && bytes[index] == words[0]
                && bytes[index..<index + words.count].elementsEqual(words)
        }
    }

    /// What is wrong, here or at another place.
    func fault(_ message: String, at place: Int? = nil) -> Fault {
        let place = min(place ?? index, bytes.count)
        let before = bytes[..<place]
        let line = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let column = bytes[line..<place].count { $0 & 0xC0 != 0x80 } + 1
        return Fault(line: before.count { $0 == 0x0A } + 1, column: column, message: message)
    }
}
