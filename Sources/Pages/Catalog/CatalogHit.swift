public import OpenAPI

/// An operation found in one of all descriptions.
public struct CatalogHit: Hashable, Sendable {
    /// The first segment of the description's addresses.
    public var documentID: String
    public var title: String
    public var version: String
    public var operation: Operation

    public init(documentID: String, title: String, version: String, operation: Operation) {
        self.documentID = documentID
        self.title = title
        self.version = version
        self.operation = operation
    }
}

/// What was found for some words in the operations of all descriptions.
public struct CatalogHits: Hashable, Sendable {
    /// How many are listed at most.
    public static let limit = 50

    public var total: Int
    public var hits: [CatalogHit]

    public init(total: Int = 0, hits: [CatalogHit] = []) {
        self.total = total
        self.hits = hits
    }
}
