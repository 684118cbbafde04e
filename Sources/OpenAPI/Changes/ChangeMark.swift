/// How an operation changed since the version before, in numbers: what stands beside it in lists.
public struct ChangeMark: Hashable, Sendable {
    public var breaking = 0
    public var warnings = 0
    /// Changes that ask nothing of callers.
    public var others = 0
    /// Whether the version before had no such operation.
    public var isNew = false
}

extension Changes {
    /// The marks of the operations of the new description; one of which only the text changed has none.
    public var marks: [OperationID: ChangeMark] {
        var marks: [OperationID: ChangeMark] = [:]
        for group in groups {
            guard let id = group.operation?.newID else { continue }
            var mark = ChangeMark()
            mark.breaking = group.count(.breaking)
            mark.warnings = group.count(.warning)
            mark.others = group.count(.compatible)
            mark.isNew = group.operation?.oldID == nil
            if mark != ChangeMark() { marks[id] = mark }
        }
        return marks
    }
}
