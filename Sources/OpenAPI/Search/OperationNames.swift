/// The methods, paths, ids and summaries of a description's operations as plain letters, to be looked through together
/// with those of all others: much smaller than the index of a ``DocumentSearch``.
public struct OperationNames: Sendable {
    private let document: Document
    private let text: [UInt8]
    /// Where each operation's text ends, and which operation it is.
    private let ends: [(end: Int, place: Int)]

    /// Reads what operations are called.
    public init(_ document: Document) {
        self.document = document
        var text: [UInt8] = []
        var ends: [(end: Int, place: Int)] = []
        for place in document.index.operations.indices {
            let operation = document.operation(at: place)
            let words = [operation.method, operation.path, operation.operationId ?? "", operation.summary ?? ""]
            text += CatalogWords.folded(words.joined(separator: " "))
            ends.append((text.count, place))
        }
        self.text = text
        self.ends = ends
    }

    /// The operations that have all words, in their order; those that the description itself is called by need not be there
    /// again, but one word must.
    ///
    /// - Parameter limit: how many are given; all are counted.
    public func find(
        _ words: CatalogWords, of names: [String] = [], limit: Int
    ) -> (total: Int, operations: [Operation]) {
        guard !words.isEmpty else { return (0, []) }
        let needed = words.without(names).words
        var found: [Operation] = []
        var total = 0
        var start = 0
        for (end, place) in ends {
            let line = text[start..<end]
            start = end
            guard needed.allSatisfy({ CatalogWords.contains(line, $0) }),
                !needed.isEmpty || words.words.contains(where: { CatalogWords.contains(line, $0) })
            else { continue }
            total += 1
            if found.count < limit { found.append(document.operation(at: place)) }
        }
        return (total, found)
    }
}
