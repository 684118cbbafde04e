/// Finds in a thing the texts that answer a query, and marks the words.
struct SearchExcerpts {
    private static let limit = 160

    let words: [SearchWord]
    /// The words that are found only as misspelled.
    let misspelled: [Bool]
    /// What a text in CommonMark says without its marks.
    let plain: @Sendable (String) -> String

    /// What to show of a thing.
    ///
    /// - Parameter visit: calls its closure with each text of the thing until that answers false.
    func result(_ subject: SearchResult.Subject, _ visit: ((SearchField) -> Bool) -> Void) -> SearchResult {
        var names: [MarkedText] = []
        var title: MarkedText?
        var seen = WordSet()
        var best: (part: SearchResult.Part, field: SearchField, isInText: Bool, marks: [Range<Int>], worth: Int)?
        visit { field in
            if field.place == .name || field.place == .title {
                let found = find(in: field.name)
                if field.place == .name {
                    names.append(marked(field.name, found.marks))
                } else if field.name.utf8.count > (title?.text.utf8.count ?? 0) {
                    title = marked(field.name, found.marks)
                }
                seen.formUnion(found.words)
                return true
            }
            guard seen.count < words.count, let part = Self.part(field) else { return seen.count < words.count }
            let name = find(in: field.name)
            let text = find(in: field.text)
            let worth = 2 * name.words.union(text.words).subtracting(seen).count + (name.words.isEmpty ? 0 : 1)
            guard worth > max(best?.worth ?? 0, 1) else { return true }
            let isInText = !field.text.isEmpty && (name.words.isEmpty || !text.words.isEmpty || field.name.isEmpty)
            best = (part, field, isInText, isInText ? text.marks : name.marks, worth)
            // No other text can be worth more.
            return worth < 2 * (words.count - seen.count) + 1
        }
        let none = MarkedText("", marks: [], limit: Self.limit)
        if best == nil, seen.count >= words.count || words.isEmpty, names.count > 1, names[0].isMarked == false,
            title?.isMarked != true, names[1].isMarked
        {
            return SearchResult(
                subject: subject, name: names[0], title: title ?? none, part: .operationId, excerpt: names[1])
        }
        return SearchResult(
            subject: subject, name: names.first ?? none, title: title ?? none, part: best?.part,
            excerpt: best.map { best in
                best.isInText ? said(best.field.text, best.marks) : marked(best.field.name, best.marks)
            })
    }

    /// The paragraph of a text in CommonMark that answers, as it reads; short texts whole.
    private func said(_ text: String, _ marks: [Range<Int>]) -> MarkedText {
        let said = plain(Self.around(marks.map(\.lowerBound).min() ?? 0, in: text))
        let found = find(in: said).marks
        if !found.isEmpty { return marked(said, found) }
        // A word may stand in an address alone, which is not read.
        let head = plain(Self.head(text))
        return marked(head, find(in: head).marks)
    }

    private static let wholeLimit = 4_096

    /// The paragraphs around a place.
    private static func around(_ place: Int, in text: String) -> String {
        guard text.utf8.count > wholeLimit else { return text }
        let bytes = Array(text.utf8)
        var start = place
        while start > 1, place - start < wholeLimit / 2, bytes[start - 1] != 0x0A || bytes[start - 2] != 0x0A {
            start -= 1
        }
        var end = place
        while end + 1 < bytes.count, end - place < wholeLimit / 2, bytes[end] != 0x0A || bytes[end + 1] != 0x0A {
            end += 1
        }
        return String(decoding: bytes[start..<min(end + 1, bytes.count)], as: UTF8.self)
    }

    private static func head(_ text: String) -> String {
        String(decoding: text.utf8.prefix(wholeLimit), as: UTF8.self)
    }

    private func marked(_ text: String, _ marks: [Range<Int>]) -> MarkedText {
        MarkedText(text, marks: Self.apart(marks), limit: Self.limit)
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

    /// Where the words stand in a text, and which of them are in it.
    private func find(in text: String) -> (marks: [Range<Int>], words: WordSet) {
        var marks: [Range<Int>] = []
        var found = WordSet()
        guard !text.isEmpty, !words.isEmpty else { return (marks, found) }
        var scanner = WordScanner()
        SearchIndex.scan(text, &scanner) { word, range in
            let signature = Vocabulary.signature(word)
            for place in words.indices {
                guard let inside = self.range(of: place, signature, in: word) else { continue }
                found.insert(place)
                // Folding may change lengths: then the whole word is marked.
                let isPlain = word.count == range.count
                // Of `pull_request` the part that answers is marked already.
                if !isPlain, marks.contains(where: { range.contains($0.lowerBound) }) { continue }
                marks.append(
                    isPlain ? range.lowerBound + inside.lowerBound..<range.lowerBound + inside.upperBound : range)
            }
        }
        return (marks, found)
    }

    private func range(
        of place: Int, _ signature: UInt32, in word: UnsafeBufferPointer<UInt8>
    ) -> Range<Int>? {
        let wanted = words[place]
        if wanted.mayBe(in: signature), let match = wanted.match(word) { return match.range }
        guard misspelled[place], wanted.mayBeMisspelled(in: signature), wanted.misspelledMatch(word) != nil else {
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
