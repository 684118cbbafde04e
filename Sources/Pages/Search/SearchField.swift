/// The fields of the search form beside the words; they stand in the page's address.
public enum SearchField: String, Sendable, CaseIterable {
    case method, tag, scope, deprecated, page
}
