/// Tells quickly which names of fields cannot be in a set, by their length and first letter; the rest must be looked up.
struct NameSieve: Sendable {
    /// For each length, the first letters that occur, one bit each.
    private let letters: [UInt32]
    /// First letters of prefixes, which fit names of any length from theirs on.
    private let prefixLetters: UInt32
    private let shortestPrefix: Int

    /// - Parameters:
    ///   - names: in small letters, each beginning with a letter.
    ///   - prefixes: the same for names that only begin so.
    init(_ names: Set<String>, prefixes: [String] = []) {
        var letters = [UInt32](repeating: 0, count: (names.map(\.utf8.count).max() ?? 0) + 1)
        for name in names { letters[name.utf8.count] |= Self.bit(name) }
        self.letters = letters
        prefixLetters = prefixes.reduce(0) { $0 | Self.bit($1) }
        shortestPrefix = prefixes.map(\.utf8.count).min() ?? .max
    }

    /// False when a name is not in the set, whatever its case and its signs between letters.
    func mayHold(_ name: String) -> Bool {
        let (length, bit) = (name.utf8.count, Self.bit(name))
        return (length < letters.count && letters[length] & bit != 0)
            || (length >= shortestPrefix && prefixLetters & bit != 0)
    }

    private static func bit(_ name: String) -> UInt32 {
        guard let first = name.utf8.first else { return 0 }
        let place = (first | 0x20) &- UInt8(ascii: "a")
        return place < 26 ? 1 << UInt32(place) : 0
    }
}

extension String {
    /// Whether this is a name, given in small letters, in any case of ASCII.
    func isField(_ name: StaticString) -> Bool {
        guard utf8.count == name.utf8CodeUnitCount else { return false }
        return withBytes { bytes in
            name.withUTF8Buffer { expected in
                for index in 0..<min(bytes.count, expected.count) {
                    let (byte, small) = (bytes[index], expected[index])
                    guard byte == small || ((0x41...0x5A).contains(byte) && byte | 0x20 == small) else { return false }
                }
                return true
            }
        }
    }

    /// The bytes where they lie, which most strings have in one piece.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}
