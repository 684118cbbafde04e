/// A word that somebody looks for, and how well a word of the description answers it.
struct SearchWord: Sendable {
    /// How well: more is better. Zero is not at all.
    typealias Quality = Int

    static let exact: Quality = 100
    private static let beginning = 70
    private static let inside = 45
    private static let misspelled = 50

    /// Folded, as words in the vocabulary are.
    let bytes: [UInt8]
    let signature: UInt32
    /// How many letters may be wrong: none in short words, for those would answer to anything.
    let edits: Int
    private let letters: [UInt32]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        signature = Vocabulary.signature(bytes)
        letters = Self.letters(bytes)
        edits = letters.count >= 8 ? 2 : letters.count >= 4 ? 1 : 0
    }

    /// The words of a text, each once, at most eight.
    static func all(in text: String) -> [SearchWord] {
        var words: [SearchWord] = []
        var scanner = WordScanner(joinsParts: false)
        scanner.scan(text) { word, _ in
            if words.count < 8, !words.contains(where: { $0.bytes.elementsEqual(word) }) {
                words.append(SearchWord(Array(word)))
            }
        }
        return words
    }

    /// Whether a word with these letters can hold this one.
    @inline(__always)
    func mayBe(in other: UInt32) -> Bool { signature & ~other == 0 }

    /// Whether a word with these letters can be this one misspelled.
    @inline(__always)
    func mayBeMisspelled(in other: UInt32) -> Bool {
        (signature & ~other).nonzeroBitCount <= edits || (signature | other) & Vocabulary.beyondASCII != 0
    }

    /// How well a word answers that holds this one, and where in it.
    func match(_ word: UnsafeBufferPointer<UInt8>) -> (quality: Quality, range: Range<Int>)? {
        let count = bytes.count
        guard word.count >= count else { return nil }
        if holds(word, at: 0) {
            if word.count == count { return (Self.exact, 0..<count) }
            return (Self.beginning + 20 * count / word.count, 0..<count)
        }
        guard count >= 3, word.count > count else { return nil }
        for start in 1...word.count - count where holds(word, at: start) {
            return (Self.inside + 10 * count / word.count, start..<start + count)
        }
        return nil
    }

    /// How well a word answers that this one may be a misspelling of.
    func misspelledMatch(_ word: UnsafeBufferPointer<UInt8>) -> Quality? {
        guard edits > 0, word.count + edits >= letters.count else { return nil }
        let isASCII = word.allSatisfy { $0 < 0x80 }
        let found =
            isASCII
            ? EditDistance.between(letters, and: word, limit: edits)
            : Self.letters(word).withUnsafeBufferPointer { EditDistance.between(letters, and: $0, limit: edits) }
        guard let distance = found else { return nil }
        let whole = distance.whole <= edits ? Self.misspelled - 10 * distance.whole : 0
        return max(whole, Self.misspelled - 10 - 10 * distance.beginning)
    }

    @inline(__always)
    private func holds(_ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for index in 0..<bytes.count where word[start + index] != bytes[index] { return false }
        return true
    }

    private static func letters(_ bytes: some Collection<UInt8>) -> [UInt32] {
        if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.map(UInt32.init) }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }
}
