import OpenAPI
import SourceTree

/// What `portico changes` prints: lines by operation for people, Markdown for release notes, or one JSON object.
struct ChangesReport {
    /// One of the two descriptions.
    struct Side {
        /// What it was called on the command line.
        let location: String
        let title: String
        let version: String
        /// What its first file is called by the reader.
        let file: String

        init(location: String, document: Document) {
            self.location = location
            title = document.info.title
            version = document.info.version
            file = document.location
        }
    }

    let old: Side
    let new: Side
    let changes: Changes
    /// Whether the other changes are left out of what is told.
    let breakingOnly: Bool

    /// Whether a change is at least so bad.
    func reaches(_ level: Change.Level) -> Bool {
        Change.Level.allCases.contains { $0 <= level && changes.count($0) > 0 }
    }

    /// A heading for each operation, a line for each change with its level, its kind and the line it stands in, and a last one
    /// that counts.
    var text: String {
        var lines: [String] = []
        for group in changes.groups {
            let shown = shown(group)
            guard !shown.isEmpty else { continue }
            lines.append(VisibleText.of(Self.heading(group)))
            for change in shown {
                let text = "\(change.message) [\(change.kind.rawValue)] \(places(change))"
                lines.append("  \(change.level.rawValue): " + VisibleText.of(text))
            }
            lines.append("")
        }
        return (lines + [summary]).joined(separator: "\n")
    }

    /// The same as a document: a heading for each operation and a list below it.
    var markdown: String {
        var lines = ["# \(Self.escaped(new.title)): changes since \(Self.escaped(versionName(old)))", "", summary, ""]
        for group in changes.groups {
            let shown = shown(group)
            guard !shown.isEmpty else { continue }
            lines += ["## \(Self.escaped(Self.heading(group)))", ""]
            for change in shown {
                lines.append("- **\(change.level.rawValue)**: \(Self.escaped(change.message))")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    /// One object: `old`, `new`, the counts, `cut` and `groups` with their changes.
    var json: String {
        func side(_ side: Side) -> JSONReport {
            .object([
                ("location", .text(side.location)), ("title", .text(side.title)), ("version", .text(side.version)),
            ])
        }
        let counts = Change.Level.allCases.map { ($0.rawValue, JSONReport.number(changes.count($0))) }
        let groups = changes.groups.filter { !shown($0).isEmpty }.map { group in
            JSONReport.object([
                ("operation", group.operation.map(Self.json) ?? .null),
                ("changes", .array(shown(group).map(Self.json))),
            ])
        }
        return JSONReport.object([
            ("old", side(old)), ("new", side(new)), ("counts", .object(counts)), ("cut", .boolean(changes.isCut)),
            ("groups", .array(groups)),
        ]).text
    }

    private func shown(_ group: Changes.Group) -> [Change] {
        breakingOnly ? group.changes.filter { $0.level == .breaking } : group.changes
    }

    private var summary: String {
        let parts = Change.Level.allCases.filter { changes.count($0) > 0 }.map { level in
            let count = changes.count(level)
            return "\(count) \(level == .warning ? count == 1 ? "warning" : "warnings" : level.rawValue)"
        }
        let counts = parts.isEmpty ? "nothing changed" : parts.joined(separator: ", ")
        let cut = changes.isCut ? " (the descriptions are too large to be compared in full)" : ""
        return VisibleText.of("\(versionName(old)) → \(versionName(new)): ") + counts + cut
    }

    private func versionName(_ side: Side) -> String {
        old.version == new.version || side.version.isEmpty ? side.location : side.version
    }

    private static func heading(_ group: Changes.Group) -> String {
        guard let operation = group.operation else { return "The API as a whole" }
        return "\(operation.origin == .webhook ? "webhook " : "")\(operation.method) \(operation.path)"
    }

    /// `(old 149:7, new 49:7)`, with the file where it is not the description's first.
    private func places(_ change: Change) -> String {
        let places = [
            change.old.map { "old \(Self.place($0, of: old))" }, change.new.map { "new \(Self.place($0, of: new))" },
        ]
        return "(" + places.compactMap(\.self).joined(separator: ", ") + ")"
    }

    private static func place(_ place: Change.Place, of side: Side) -> String {
        (place.location == side.file ? "" : place.location + ":") + place.position.description
    }

    /// Text of the author's in Markdown: what would mean something there is escaped.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in VisibleText.of(text) {
            if "\\`*_{}[]<>#|~!&".contains(character) { result.append("\\") }
            result.append(character.isNewline ? " " : character)
        }
        return result
    }

    private static func json(_ operation: ChangedOperation) -> JSONReport {
        .object([
            ("method", .text(operation.method)), ("path", .text(operation.path)),
            ("old", operation.oldID.map { .text($0.description) } ?? .null),
            ("new", operation.newID.map { .text($0.description) } ?? .null),
        ])
    }

    private static func json(_ change: Change) -> JSONReport {
        func place(_ place: Change.Place?) -> JSONReport {
            guard let place else { return .null }
            return .object([
                ("file", .text(place.location)), ("line", .number(place.position.line)),
                ("column", .number(place.position.column)), ("pointer", .text(place.pointer.description)),
            ])
        }
        return .object([
            ("kind", .text(change.kind.rawValue)), ("level", .text(change.level.rawValue)),
            ("part", .text(change.part)), ("path", .text(change.path)),
            ("before", change.before.map { .text($0) } ?? .null), ("after", change.after.map { .text($0) } ?? .null),
            ("message", .text(change.message)), ("old", place(change.old)), ("new", place(change.new)),
        ])
    }
}
