import GRDB

/// The steps from an empty file to today's tables: named, ordered, only ever added to.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("server keys") { try $0.execute(sql: serverKeys) }
        migrator.registerMigration("sessions") { try $0.execute(sql: sessions) }
        migrator.registerMigration("credentials") { try $0.execute(sql: credentials) }
        migrator.registerMigration("selections") { try $0.execute(sql: selections) }
        migrator.registerMigration("exchanges") { try $0.execute(sql: exchanges) }
        migrator.registerMigration("tokens") { try $0.execute(sql: tokens) }
        migrator.registerMigration("desk") { try $0.execute(sql: desk) }
        migrator.registerMigration("owned tokens") { try $0.execute(sql: ownedTokens) }
        migrator.registerMigration("audit") { try $0.execute(sql: audit) }
        migrator.registerMigration("marked credentials") { try $0.execute(sql: markedCredentials) }
        migrator.registerMigration("history") { try $0.execute(sql: history) }
        migrator.registerMigration("cookies") { try $0.execute(sql: cookies) }
        migrator.registerMigration("kept") { try $0.execute(sql: kept) }
        migrator.registerMigration("spooled bodies") { try $0.execute(sql: spooledBodies) }
        return migrator
    }

    private static let serverKeys = """
        CREATE TABLE serverKeys (
            id TEXT NOT NULL PRIMARY KEY,
            answer BLOB NOT NULL
        ) STRICT
        """

    private static let sessions = """
        CREATE TABLE sessions (
            id TEXT NOT NULL PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            sealedKeys BLOB NOT NULL,
            keyID TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            touchedAt INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sessionsByTouch ON sessions (touchedAt)
        """

    private static let credentials = """
        CREATE TABLE credentials (
            session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
            document TEXT NOT NULL,
            scheme TEXT NOT NULL,
            origin TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (session, document, scheme, origin)
        ) STRICT
        """

    /// Only a session's cookie leads to the key of its mark: what was kept before is marked with the next change.
    private static let markedCredentials = """
        ALTER TABLE sessions ADD COLUMN credentialsMark BLOB;
        UPDATE sessions SET credentialsMark = x'' WHERE id IN (SELECT session FROM credentials)
        """

    private static let selections = """
        CREATE TABLE selections (
            session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
            document TEXT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            sealed BLOB NOT NULL,
            changedAt INTEGER NOT NULL,
            PRIMARY KEY (session, document, kind, name)
        ) STRICT
        """

    private static let exchanges = """
        CREATE TABLE exchanges (
            id TEXT NOT NULL PRIMARY KEY,
            session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
            document TEXT NOT NULL,
            operation TEXT NOT NULL,
            method TEXT NOT NULL,
            status INTEGER,
            createdAt INTEGER NOT NULL,
            bodySize INTEGER NOT NULL,
            storedSize INTEGER NOT NULL,
            payload BLOB NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX exchangesBySession ON exchanges (session, createdAt, storedSize)
        """

    private static let history = """
        ALTER TABLE exchanges ADD COLUMN form BLOB;
        ALTER TABLE exchanges ADD COLUMN duration INTEGER
        """

    private static let cookies = """
        CREATE TABLE cookies (
            session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
            origin TEXT NOT NULL,
            sealed BLOB NOT NULL,
            changedAt INTEGER NOT NULL,
            PRIMARY KEY (session, origin)
        ) STRICT
        """

    private static let kept = """
        CREATE TABLE kept (
            session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
            document TEXT NOT NULL,
            kind TEXT NOT NULL,
            id TEXT NOT NULL,
            sealed BLOB NOT NULL,
            createdAt INTEGER NOT NULL,
            PRIMARY KEY (session, document, kind, id)
        ) STRICT
        """

    private static let spooledBodies = """
        ALTER TABLE exchanges ADD COLUMN spool TEXT;
        ALTER TABLE exchanges ADD COLUMN spooledSize INTEGER NOT NULL DEFAULT 0
        """

    private static let tokens = """
        CREATE TABLE tokens (
            id TEXT NOT NULL PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            subject TEXT NOT NULL,
            label TEXT NOT NULL,
            hint TEXT NOT NULL,
            lastFour TEXT NOT NULL,
            scopes TEXT NOT NULL,
            createdAt INTEGER NOT NULL
        ) STRICT
        """
}
