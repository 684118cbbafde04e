public import OpenAPI

/// One result of a search.
public enum SearchHit: Hashable, Sendable {
    case operation(Operation)
    case schema(NamedSchema)
}
