import Foundation
import GRDB

/// A small file beside the database with the number of the last change, so that an older copy of the database put in its
/// place is noticed: in it, tokens revoked since would be in force again (THREATS B4).
///
/// It is written after the change is on disk, so it is never ahead of a database that nobody replaced.
struct RestoreMarker: Sendable {
    static let fileName = "portico.revision"

    private let path: String

    init(path: String) {
        self.path = path
    }

    /// The number of the last change that the file knows; 0 when there is none.
    var number: Int64 {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= 20 else { return 0 }
        return Int64(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }

    /// Compares the database with the mark. One without tokens revives none, so it may begin anew.
    ///
    /// - Returns: whether it is an older copy, which was accepted.
    /// - Throws: ``StoreError`` with `restored` for an older copy, unless it is accepted.
    func check(_ database: Database, acceptsRestored: Bool) throws -> Bool {
        let (current, marked) = (try Revision.current(in: database), number)
        guard current < marked else { return false }
        let hasTokens = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM tokens)") ?? true
        guard acceptsRestored || !hasTokens else {
            throw StoreError(
                .restored,
                """
                The database is older than what was last written (change \(current), not \(marked)): a backup was put in \
                its place, in which tokens cancelled since are in force again. Start once with --revoke-restored to cancel \
                all tokens in it and end all sessions, or with --accept-restored to go on with it as it is and cancel again \
                what was cancelled\(try Self.since(database)); or remove \(Self.fileName) if this is another database.
                """)
        }
        // The next change must have a number that no process has seen.
        try database.execute(sql: "UPDATE revision SET number = ?", arguments: [marked + 1])
        return true
    }

    /// When the copy was made, as far as its audit trail tells.
    private static func since(_ database: Database) throws -> String {
        let moment = try Int64.fetchOne(database, sql: "SELECT max(moment) FROM audit")
        return moment.map { " since \(Timestamp(milliseconds: $0).date.ISO8601Format())" } ?? ""
    }

    /// Remembers a change. A file that cannot be written costs a later notice, not the change, which is on disk.
    func advance(to number: Int64) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Another process may have been later with an earlier number.
        guard flock(descriptor, LOCK_EX) == 0, number > self.number else { return }
        let line = Array((String(repeating: "0", count: max(0, 19 - "\(number)".count)) + "\(number)\n").utf8)
        _ = pwrite(descriptor, line, line.count, 0)
    }
}
