/// The words that somebody looks for in all descriptions at once, without regard to case or accents. All of them have to be
/// there, each as a part of any word.
public struct CatalogWords: Sendable {
    private static let limit = 16

    let words: [[UInt8]]

    /// Reads what was typed; of very long input the beginning.
    public init(_ text: String) {
        let folded = Self.folded(String(text.prefix(SearchQuery.limit)))
        words = folded.split(separator: UInt8(ascii: " ")).prefix(Self.limit).map(Array.init)
    }

    private init(words: [[UInt8]]) { self.words = words }

    public var isEmpty: Bool { words.isEmpty }

    /// Whether all words are in some texts.
    public func match(_ texts: String...) -> Bool { without(texts).isEmpty }

    /// The words that are not in some texts.
    public func without(_ texts: [String]) -> CatalogWords {
        let folded = Self.folded(texts.joined(separator: " "))
        return CatalogWords(words: words.filter { !Self.contains(folded[...], $0) })
    }

    /// Plain letters, with one space for whatever is white.
    static func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0...0x20: bytes.append(0x20)
            case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
            case 0..<0x80: bytes.append(UInt8(scalar.value))
            default: LetterFold.fold(scalar) { bytes.append($0) }
            }
        }
        return bytes
    }

    static func contains(_ text: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return word.isEmpty }
        let last = text.endIndex - word.count
        var place = text.startIndex
        while place <= last {
            if text[place] == first, text[place..<(place + word.count)].elementsEqual(word) { return true }
            place += 1
        }
        return false
    }
}
