public import OpenAPI

/// How the operations of a description changed since the version before.
public struct ChangesSince: Sendable {
    /// That version: its id in addresses.
    public var id: String
    /// What it is called.
    public var version: String
    public var marks: [OperationID: ChangeMark]

    public init(id: String, version: String, marks: [OperationID: ChangeMark]) {
        self.id = id
        self.version = version
        self.marks = marks
    }
}

extension ChangeMark {
    /// The worst of it, in a word or two: `new`, `2 breaking`, `1 warning`, `changed`.
    var words: String {
        if isNew { return "new" }
        if breaking > 0 { return "\(breaking) breaking" }
        return warnings > 0 ? "\(warnings) may break" : "changed"
    }

    /// All of it: `2 breaking, 1 warning, 3 compatible`.
    var sentence: String {
        if isNew { return "new" }
        let parts = [
            breaking > 0 ? "\(breaking) breaking" : nil, warnings > 0 ? "\(warnings) may break" : nil,
            others > 0 ? "\(others) compatible" : nil,
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// A sign of one character for narrow places; it differs in form, not in colour alone.
    var sign: String { isNew ? "+" : breaking > 0 ? "!" : "~" }

    /// How bad it is, as the classes of badges and signs say it.
    var tone: String { isNew ? "ok" : breaking > 0 ? "bad" : warnings > 0 ? "warn" : "note" }
}
