import SourceTree

/// What is different between two versions of an API, operation by operation.
public struct Changes: Sendable {
    /// What changed together: an operation, or the description as a whole.
    public struct Group: Sendable {
        /// Nil for the description as a whole.
        public let operation: ChangedOperation?
        /// In the order of the parts: the operation itself, security, parameters, body, responses.
        public internal(set) var changes: [Change]

        /// How many of the group's changes have a level.
        public func count(_ level: Change.Level) -> Int { changes.count { $0.level == level } }
    }

    /// The description first, then the operations of the new description in its order, then those that are gone.
    public internal(set) var groups: [Group]
    /// Whether the descriptions are too large to be compared in full: what is told is true, but not all.
    public internal(set) var isCut: Bool

    public var isEmpty: Bool { groups.isEmpty }

    /// How many changes have a level.
    public func count(_ level: Change.Level) -> Int { groups.reduce(0) { $0 + $1.count(level) } }

    /// Compares two descriptions of any versions of the specification.
    ///
    /// The work is bounded: beyond the limits the answer says that it ``isCut``.
    public init(from old: Document, to new: Document, limits: ChangeLimits = ChangeLimits()) {
        var comparison = Comparison(old: old, new: new, limits: limits)
        self = comparison.changes()
    }

    init(groups: [Group], isCut: Bool) {
        self.groups = groups
        self.isCut = isCut
    }
}
