import GRDB
import GRDBSQLite
import Synchronization

/// Moves pages out of the write-ahead log once there are many, as SQLite would by itself at each commit; what waits for the
/// disk then can be left for later.
///
/// A class, because SQLite calls it back. The one writing connection uses it.
final class WriteAheadLog: Sendable {
    /// Pages from which on the log is long: SQLite's own measure.
    private static let longPages = 1_000

    private let pages = Atomic(0)
    private let isLeftAlone = Atomic(false)

    /// Whether commits leave a long log as it is.
    var isLeft: Bool {
        get { isLeftAlone.load(ordering: .relaxed) }
        set { isLeftAlone.store(newValue, ordering: .relaxed) }
    }

    /// Whether it is time to shorten the log.
    var isLong: Bool { pages.load(ordering: .relaxed) >= Self.longPages }

    /// Is told of the commits of a connection, which must not outlive it.
    func watch(_ database: Database) {
        let own = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            database.sqliteConnection,
            { context, connection, _, pages in
                guard let context else { return SQLITE_OK }
                let log = Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue()
                log.pages.store(Int(pages), ordering: .relaxed)
                if log.isLong, !log.isLeft { log.shorten(connection) }
                return SQLITE_OK
            }, own)
    }

    /// Moves out of the log what nobody reads there. What cannot be moved now is moved another time.
    func shorten(_ connection: OpaquePointer?) {
        pages.store(0, ordering: .relaxed)
        sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
    }
}
