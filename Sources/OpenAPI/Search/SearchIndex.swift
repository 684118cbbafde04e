/// Which words stand where: an inverted index in flat arrays.
struct SearchIndex: Sendable {
    /// Places of words that are kept: beyond, a description is searched only as far as they go.
    private static let postingLimit = 16 << 20

    private(set) var vocabulary = Vocabulary()
    /// Where the postings of each word begin, and at last where those of the last word end.
    private(set) var starts: [UInt32] = []
    /// A thing's number and, in the lowest four bits, where the word stands there.
    private(set) var postings: [UInt32] = []
    /// The names of each thing without what separates their words, ended by zeros.
    private(set) var names: [UInt8] = []
    /// Where the names of each thing end.
    private(set) var nameEnds: [UInt32] = []

    /// Reads everything that can be found.
    init(_ subjects: SearchSubjects) {
        var found: [(word: UInt32, posting: UInt32)] = []
        /// For each word, one more than the place in `found` of its last posting.
        var latest: [Int] = []
        var scanner = WordScanner()
        var flattener = WordScanner(joinsParts: false)
        for number in 0..<subjects.count where found.count < Self.postingLimit {
            let start = found.count
            func add(_ text: String, _ bit: UInt32) {
                Self.scan(text, &scanner) { word, _ in
                    let word = vocabulary.number(of: word)
                    if word == latest.count { latest.append(0) }
                    if latest[word] > start {
                        found[latest[word] - 1].posting |= bit
                    } else {
                        found.append((UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: number) << 4 | bit))
                        latest[word] = found.count
                    }
                }
            }
            subjects.visit(subjects.subject(number)) { field in
                if !field.name.isEmpty { add(field.name, field.nameBit) }
                if !field.text.isEmpty { add(field.text, SearchField.inText) }
                guard field.place == .name, !field.name.isEmpty else { return true }
                Self.scan(field.name, &flattener) { word, _ in names.append(contentsOf: word) }
                names.append(0)
                return true
            }
            nameEnds.append(UInt32(truncatingIfNeeded: names.count))
        }
        vocabulary.close()
        sort(found)
    }

    /// The text as far as it is searched.
    @inline(__always)
    static func scan(
        _ text: String, _ scanner: inout WordScanner, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void
    ) {
        var text = text
        text.withUTF8 {
            scanner.scan(UnsafeBufferPointer(rebasing: $0.prefix(SearchSubjects.textLimit)), body)
        }
    }

    /// The names of a thing, each ended by a zero.
    func names(of number: Int) -> Range<Int> {
        guard number < nameEnds.count else { return 0..<0 }
        return (number == 0 ? 0 : Int(nameEnds[number - 1]))..<Int(nameEnds[number])
    }

    /// Puts the postings of each word together, in the order of the things.
    private mutating func sort(_ found: [(word: UInt32, posting: UInt32)]) {
        starts = Array(repeating: 0, count: vocabulary.count + 1)
        for (word, _) in found { starts[Int(word) + 1] += 1 }
        for word in 0..<vocabulary.count { starts[word + 1] += starts[word] }
        var next = starts
        postings = Array(repeating: 0, count: found.count)
        for (word, posting) in found {
            postings[Int(next[Int(word)])] = posting
            next[Int(word)] += 1
        }
    }
}
