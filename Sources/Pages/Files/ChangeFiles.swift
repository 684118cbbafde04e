import Markup
import OpenAPI

/// The files of what changed in one description since the version before: a file for each level and page, as a server
/// answers them.
struct ChangeFiles: Sendable {
    /// Changes that are told.
    private static let limit = 20_000

    let before: VersionChoice
    private let changes: Changes
    private let marks: [OperationID: ChangeMark]
    private let files: [(filter: ChangesFilter, file: String)]

    /// Compares, and decides which file stands for which path.
    init(
        from old: Document, _ before: VersionChoice, to new: Document, id documentID: String, folder: String,
        table: inout FileTable
    ) {
        self.before = before
        var limits = ChangeLimits()
        limits.changes = Self.limit
        let changes = Changes(from: old, to: new, limits: limits)
        self.changes = changes
        marks = changes.marks
        var files: [(filter: ChangesFilter, file: String)] = []
        for level in [nil] + Change.Level.allCases where level.map({ changes.count($0) > 0 }) ?? true {
            let groups = ChangesFilter(level: level).groups(of: changes)
            var count = 0
            for group in groups {
                let page = count / ChangesFilter.size + 1
                count += group.changes.count
                // An operation's own changes are a part of the page with all.
                guard level == nil, let operation = group.group.operation, let id = operation.newID else { continue }
                table.place(
                    ChangesFilter(operation: id).url(of: documentID, since: before.id),
                    at: Self.name(level, page, folder) + "#" + ChangeGroup.anchor(of: operation).text)
            }
            for page in 1...max(1, (count + ChangesFilter.size - 1) / ChangesFilter.size) {
                let filter = ChangesFilter(level: level, page: page)
                let file = Self.name(level, page, folder)
                table.place(filter.url(of: documentID, since: before.id), at: file)
                files.append((filter, file))
            }
        }
        self.files = files
    }

    /// How many there are.
    var count: Int { files.count }

    /// What pages of the description show of it.
    var since: ChangesSince { ChangesSince(id: before.id, version: before.name, marks: marks) }

    /// Makes them one after the other.
    func write(_ frame: (String) -> Frame, _ body: (StaticSite.File) throws -> Void) rethrows {
        for (filter, file) in files {
            let page = ChangesPage(frame: frame(file), other: before, changes: changes, filter: filter)
            try body(.init(path: file, bytes: page.html().bytes))
        }
    }

    private static func name(_ level: Change.Level?, _ page: Int, _ folder: String) -> String {
        let stem = level.map { "changes-\($0.rawValue)" } ?? "changes"
        return folder + (page > 1 ? "\(stem)-\(page)" : stem) + ".html"
    }
}
