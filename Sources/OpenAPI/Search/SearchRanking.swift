/// Weighs the things of an index against the words of a query.
struct SearchRanking {
    /// Words that are compared letter by letter for a misspelling: bounds the work on a text made to cost much.
    private static let comparisonLimit = 20_000

    private let index: SearchIndex
    /// What each thing is worth by the words so far; zero when one of them is missing.
    private var scores: [UInt32]
    private var best: [UInt32]

    init(_ index: SearchIndex, count: Int) {
        self.index = index
        scores = Array(repeating: 1, count: count)
        best = Array(repeating: 0, count: count)
    }

    /// The numbers of the things in which all words are found, best first, among those that pass; with the words that are
    /// found only as misspelled.
    static func ranked(
        _ words: [SearchWord], in index: SearchIndex, count: Int, where passes: (Int) -> Bool
    ) -> (numbers: [Int], misspelled: [Bool]) {
        var ranking = SearchRanking(index, count: count)
        let misspelled = words.map { ranking.take($0) }
        return (ranking.sorted(words, where: passes), misspelled)
    }

    /// Weighs one more word; whether it is found only as misspelled.
    private mutating func take(_ word: SearchWord) -> Bool {
        let matches = matches(of: word)
        for place in best.indices { best[place] = 0 }
        for match in matches.words {
            let start = Int(index.starts[match.word])
            let end = Int(index.starts[match.word + 1])
            for posting in index.postings[start..<end] {
                let score = UInt32(truncatingIfNeeded: match.quality * SearchField.weights[Int(posting & 15)])
                let number = Int(posting >> 4)
                if best[number] < score { best[number] = score }
            }
        }
        for number in scores.indices {
            scores[number] = best[number] == 0 || scores[number] == 0 ? 0 : scores[number] + best[number]
        }
        return matches.isMisspelled
    }

    private func matches(of word: SearchWord) -> (words: [(word: Int, quality: Int)], isMisspelled: Bool) {
        let vocabulary = index.vocabulary
        var found: [(word: Int, quality: Int)] = []
        var hasBeginning = false
        vocabulary.bytes.withUnsafeBufferPointer { bytes in
            for number in 0..<vocabulary.count where word.mayBe(in: vocabulary.signatures[number]) {
                let text = UnsafeBufferPointer(rebasing: bytes[vocabulary.range(number)])
                guard let match = word.match(text) else { continue }
                hasBeginning = hasBeginning || match.range.lowerBound == 0
                found.append((number, match.quality))
            }
        }
        guard !hasBeginning, word.edits > 0 else { return (found, false) }
        var left = Self.comparisonLimit
        vocabulary.bytes.withUnsafeBufferPointer { bytes in
            for number in 0..<vocabulary.count where word.mayBeMisspelled(in: vocabulary.signatures[number]) {
                left -= 1
                if left < 0 { break }
                let text = UnsafeBufferPointer(rebasing: bytes[vocabulary.range(number)])
                if let quality = word.misspelledMatch(text) { found.append((number, quality)) }
            }
        }
        return (found, true)
    }

    /// By score, then by the length of the name, then as in the description.
    private func sorted(_ words: [SearchWord], where passes: (Int) -> Bool) -> [Int] {
        let joined = words.flatMap(\.bytes)
        var keys: [UInt64] = []
        for number in scores.indices where scores[number] > 0 && passes(number) {
            let name = index.names(of: number)
            let score = min(Int(scores[number]) + bonus(joined, in: name), 0xFFFF)
            let length = words.isEmpty ? 0 : min(name.count, 0xFFF)
            keys.append(UInt64(0xFFFF - score) << 32 | UInt64(length) << 20 | UInt64(number))
        }
        keys.sort()
        return keys.map { Int($0 & 0xF_FFFF) }
    }

    /// What all words together in a name are worth: most when they are the name, more the more of it they are.
    private func bonus(_ joined: [UInt8], in range: Range<Int>) -> Int {
        guard !joined.isEmpty else { return 0 }
        return index.names.withUnsafeBufferPointer { names in
            var best = 0
            for name in names[range].split(separator: 0) where name.count >= joined.count {
                if name.count == joined.count, name.elementsEqual(joined) { return 2_000 }
                let last = name.endIndex - joined.count
                for start in name.startIndex...last where names[start..<start + joined.count].elementsEqual(joined) {
                    best = max(best, 300 + 700 * joined.count / name.count)
                    break
                }
            }
            return best
        }
    }
}
