/// Finds operations, webhooks, schemas and tags by words in their paths, names, parameters, properties and texts, without
/// regard to case or accents, also when a word is misspelled.
///
/// Built once for a revision of a description, in flat arrays; what a query costs is bounded by the size of the index.
public struct DocumentSearch: Sendable {
    private let subjects: SearchSubjects
    private let index: SearchIndex
    private let filter: SearchFilter
    private let plain: @Sendable (String) -> String

    /// Reads what can be found of a document.
    ///
    /// - Parameter plain: what a text in CommonMark says without its marks, for the excerpts.
    public init(_ document: Document, plain: @escaping @Sendable (String) -> String = { $0 }) {
        self.plain = plain
        subjects = SearchSubjects(document)
        index = SearchIndex(subjects)
        filter = SearchFilter(subjects)
    }

    /// The scopes that operations ask for: what `scope:` can be.
    public var scopes: [String] { filter.scopeNames }

    /// The methods of the operations, each once, in the order met: what `method:` can be.
    public var methods: [String] {
        subjects.document.index.operations.reduce(into: []) { methods, operation in
            if !methods.contains(operation.method) { methods.append(operation.method) }
        }
    }

    /// What answers all words of a query and passes its filters, best first; nothing for an empty or overlong one.
    public func results(for query: SearchQuery, skipping: Int = 0, limit: Int = 50) -> SearchResults {
        guard !query.isTooLong, !query.isEmpty else { return .none }
        let words = SearchWord.all(in: query.words)
        guard !words.isEmpty || query.isFiltered else { return .none }
        let passing = filter.passing(query)
        let ranked = SearchRanking.ranked(words, in: index, count: subjects.count) { passing?[$0] ?? true }
        let excerpts = SearchExcerpts(words: words, misspelled: ranked.misspelled, plain: plain)
        let results = ranked.numbers.dropFirst(max(0, skipping)).prefix(max(0, limit)).compactMap { number in
            subjects.subject(number).map { subject in
                excerpts.result(subject) { subjects.visit(subject, $0) }
            }
        }
        return SearchResults(total: ranked.numbers.count, results: results)
    }
}
