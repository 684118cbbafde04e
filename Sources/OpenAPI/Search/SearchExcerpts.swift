/// Finds in a thing the texts that answer a query, and marks the words.
struct SearchExcerpts {
    private static let limit = 160

    let words: [SearchWord]
    /// The words that are found only as misspelled.
    let misspelled: [Bool]
    /// What a text in CommonMark says without its marks.
    let plain: @Sendable (String) -> String

    /// What to show of a thing.
    func result(_ subject: SearchResult.Subject, _ visit: ((SearchField) -> Void) -> Void) -> SearchResult {
        var names: [MarkedText] = []
        var title: MarkedText?
        var seen: Set<Int> = []
        var best: (part: SearchResult.Part, excerpt: MarkedText, written: String?, worth: Int)?
        visit { field in
            if field.place == .name || field.place == .title {
                let marked = mark(field.name)
                if field.place == .name {
                    names.append(marked.text)
                } else if field.name.utf8.count > (title?.text.utf8.count ?? 0) {
                    title = marked.text
                }
                seen.formUnion(marked.words)
            } else if seen.count < words.count, let part = Self.part(field) {
                let name = field.name.isEmpty ? (text: nil, words: []) : optional(mark(field.name))
                let text = field.text.isEmpty ? (text: nil, words: []) : optional(mark(field.text))
                let worth = 2 * name.words.union(text.words).subtracting(seen).count + (name.words.isEmpty ? 0 : 1)
                guard worth > max(best?.worth ?? 0, 1) else { return }
                let isInText = text.text != nil && (name.words.isEmpty || !text.words.isEmpty || field.name.isEmpty)
                guard let excerpt = (isInText ? text.text : name.text) ?? text.text else { return }
                best = (part, excerpt, text.text == excerpt ? field.text : nil, worth)
            }
        }
        if best == nil, seen.count >= words.count || words.isEmpty, names.count > 1, names[0].isMarked == false,
            title?.isMarked != true, names[1].isMarked
        {
            best = (.operationId, names[1], nil, 1)
        }
        let none = MarkedText("", marks: [], limit: Self.limit)
        return SearchResult(
            subject: subject, name: names.first ?? none, title: title ?? none, part: best?.part,
            excerpt: best.map { best in best.written.map(said) ?? best.excerpt })
    }

    /// The paragraph of a text in CommonMark that answers, as it reads; short texts whole.
    private func said(_ text: String) -> MarkedText {
        let marked = mark(plain(around(text))).text
        // A word may stand in an address alone, which is not read.
        return marked.isMarked ? marked : mark(plain(Self.head(text))).text
    }

    private static let wholeLimit = 4_096

    /// The paragraphs around the first word that answers.
    private func around(_ text: String) -> String {
        guard text.utf8.count > Self.wholeLimit else { return text }
        var place: Int?
        var scanner = WordScanner()
        SearchIndex.scan(text, &scanner) { word, range in
            guard place == nil else { return }
            let answers = zip(words, misspelled).contains { self.range(of: $0, $1, in: word) != nil }
            if answers { place = range.lowerBound }
        }
        let bytes = Array(text.utf8)
        guard let place else { return Self.head(text) }
        var start = place
        while start > 1, place - start < Self.wholeLimit / 2, bytes[start - 1] != 0x0A || bytes[start - 2] != 0x0A {
            start -= 1
        }
        var end = place
        while end + 1 < bytes.count, end - place < Self.wholeLimit / 2, bytes[end] != 0x0A || bytes[end + 1] != 0x0A {
            end += 1
        }
        return String(decoding: bytes[start..<min(end + 1, bytes.count)], as: UTF8.self)
    }

    private static func head(_ text: String) -> String {
        String(decoding: text.utf8.prefix(wholeLimit), as: UTF8.self)
    }

    private func optional(_ marked: (text: MarkedText, words: Set<Int>)) -> (text: MarkedText?, words: Set<Int>) {
        (marked.text, marked.words)
    }

    private static func part(_ field: SearchField) -> SearchResult.Part? {
        switch field.place {
        case .name, .title: nil
        case .tag: .tag
        case .parameter(let location): .parameter(location, name: field.name)
        case .property: .property(field.name)
        case .response: .response
        case .description: .description
        }
    }

    /// A text with the words marked, and which of them are in it.
    private func mark(_ text: String) -> (text: MarkedText, words: Set<Int>) {
        var marks: [Range<Int>] = []
        var found: Set<Int> = []
        var scanner = WordScanner()
        SearchIndex.scan(text, &scanner) { word, range in
            for (place, wanted) in words.enumerated() {
                guard let inside = self.range(of: wanted, misspelled[place], in: word) else { continue }
                found.insert(place)
                // Folding may change lengths: then the whole word is marked.
                let isPlain = word.count == range.count
                // Of `pull_request` the part that answers is marked already.
                if !isPlain, marks.contains(where: { range.contains($0.lowerBound) }) { continue }
                marks.append(
                    isPlain ? range.lowerBound + inside.lowerBound..<range.lowerBound + inside.upperBound : range)
            }
        }
        return (MarkedText(text, marks: Self.apart(marks), limit: Self.limit), found)
    }

    private func range(
        of wanted: SearchWord, _ isMisspelled: Bool, in word: UnsafeBufferPointer<UInt8>
    ) -> Range<Int>? {
        let signature = Vocabulary.signature(word)
        if wanted.mayBe(in: signature), let match = wanted.match(word) { return match.range }
        guard isMisspelled, wanted.mayBeMisspelled(in: signature), wanted.misspelledMatch(word) != nil else {
            return nil
        }
        return 0..<word.count
    }

    /// The ranges in order, those that touch made one.
    private static func apart(_ marks: [Range<Int>]) -> [Range<Int>] {
        var apart: [Range<Int>] = []
        for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = apart.last, last.upperBound >= mark.lowerBound {
                apart[apart.count - 1] = last.lowerBound..<max(last.upperBound, mark.upperBound)
            } else {
                apart.append(mark)
            }
        }
        return apart
    }
}
