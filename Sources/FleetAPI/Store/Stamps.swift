import GRDB

/// When a resource was made and last changed, and how often.
struct Stamps: Sendable {
    let createdAt: Instant
    let updatedAt: Instant
    let revision: Revision

    init(_ row: Row) {
        createdAt = Instant(milliseconds: row["created_at"])
        updatedAt = Instant(milliseconds: row["updated_at"])
        revision = Revision(number: row["revision"])
    }

    /// The members that all resources with stamps have.
    var members: [(String, JSONValue)] {
        [("createdAt", .string(createdAt.text)), ("updatedAt", .string(updatedAt.text))]
    }
}
