/// A page of what was found.
public struct SearchResults: Hashable, Sendable {
    /// How many were found altogether.
    public let total: Int
    /// Those of this page, best first.
    public let results: [SearchResult]

    /// Nothing.
    public static let none = SearchResults(total: 0, results: [])
}
