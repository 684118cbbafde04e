/// Collects words up to a number of characters, with one blank between them.
struct PlainWords {
    private(set) var text = ""
    private let maximum: Int
    private var count = 0
    private var needsBlank = false
    private(set) var isFull: Bool

    init(maximum: Int) {
        self.maximum = max(0, maximum)
        isFull = maximum <= 0
    }

    /// Whether a text is such words already: plain ASCII with one blank between them, and no more than `maximum`.
    static func areSingle(_ text: Substring, maximum: Int) -> Bool {
        guard text.utf8.count <= maximum else { return false }
        var isBlank = true
        for byte in text.utf8 {
            guard byte < 0x7F, byte > 0x20 || byte == 0x20 && !isBlank else { return false }
            isBlank = byte == 0x20
        }
        return !isBlank
    }

    /// What follows is another word.
    mutating func separate() {
        needsBlank = count > 0
    }

    mutating func append(_ string: String) {
        for character in string {
            guard !isFull else { return }
            if character.isWhitespace {
                separate()
                continue
            }
            let added = needsBlank ? 2 : 1
            guard count + added <= maximum else { return end() }
            if needsBlank { text.append(" ") }
            needsBlank = false
            text.append(character)
            count += added
        }
    }

    /// Gives the last characters up for `…`, back to the end of a word if one is near.
    private mutating func end() {
        isFull = true
        if count >= maximum { text.removeLast() }
        if let blank = text.lastIndex(of: " "), text.distance(from: blank, to: text.endIndex) < 24 {
            text = String(text[..<blank])
        }
        text.append("…")
    }
}
