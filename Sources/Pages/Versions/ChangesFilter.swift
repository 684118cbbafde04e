import Markup
public import OpenAPI

/// Which changes a page shows; it stands whole in the page's address.
public struct ChangesFilter: Hashable, Sendable {
    /// Changes of one page.
    public static let size = 200

    /// One level; nil for all.
    public var level: Change.Level?
    /// One operation, by its name in the new version, else in the old one; nil for all.
    public var operation: OperationID?
    /// From 1.
    public var page: Int

    public init(level: Change.Level? = nil, operation: OperationID? = nil, page: Int = 1) {
        self.level = level
        self.operation = operation
        self.page = min(max(1, page), 100_000)
    }

    /// The page's address with this filter.
    func url(of documentID: String, since other: String) -> SafeURL {
        var pairs: [String] = []
        if let level { pairs.append("level=\(level.rawValue)") }
        if let operation { pairs.append("operation=\(PercentEncoding.segment(operation.description))") }
        if page > 1 { pairs.append("page=\(page)") }
        let path = SitePath.changes(documentID, other).text
        return SafeURL(path: path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")))
    }

    /// The groups that it lets through, each with its changes worst first.
    func groups(of changes: Changes) -> [(group: Changes.Group, changes: [Change])] {
        changes.groups.compactMap { group in
            if let operation, group.operation?.newID ?? group.operation?.oldID != operation { return nil }
            let shown = group.changes.filter { level == nil || $0.level == level }
            let sorted = shown.enumerated().sorted {
                ($0.element.level, $0.offset) < ($1.element.level, $1.offset)
            }
            return shown.isEmpty ? nil : (group, sorted.map(\.element))
        }
    }
}
