public import OpenAPI

/// One description as the picker and the catalog show it.
public struct CatalogEntry: Hashable, Sendable {
    /// The first segment of its addresses.
    public var id: String
    /// `info.title`.
    public var title: String
    /// `info.version` as written.
    public var version: String
    /// The specification's version as written, "3.1.0".
    public var specification: String
    /// `info.summary`, or the beginning of the description as plain text.
    public var summary: String
    /// How many operations it describes.
    public var operationCount: Int
    /// Why the file as it is now cannot be shown (the last good version stays up); nil when all is well.
    public var problem: String?
    /// When it was read, in the order of the catalog's changes.
    public var change = 0

    public init(
        id: String, title: String, version: String, specification: String = "", summary: String = "",
        operationCount: Int = 0, problem: String? = nil
    ) {
        self.id = id
        self.title = title
        self.version = version
        self.specification = specification
        self.summary = summary
        self.operationCount = operationCount
        self.problem = problem
    }

    /// What a description of the catalog says of itself.
    public init(_ entry: Catalog.Entry) {
        let document = entry.document
        self.init(
            id: entry.id.description, title: entry.title, version: entry.version,
            specification: document?.specificationVersion ?? "", summary: document?.info.summary ?? "",
            operationCount: document?.operationCount ?? 0, problem: entry.failure.first.map { "\($0)" })
        change = entry.change
    }
}
