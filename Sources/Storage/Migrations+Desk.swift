import GRDB

extension Migrations {
    /// Users, their tokens and what is kept of their use. The tokens of the first Portico had no owner and made way.
    static let desk = """
        CREATE TABLE revision (
            number INTEGER NOT NULL
        ) STRICT;
        INSERT INTO revision (number) VALUES (0);
        CREATE TABLE storeKeys (
            id INTEGER NOT NULL PRIMARY KEY,
            keyID TEXT NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE users (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            foldedName TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL,
            hasAPIAccess INTEGER NOT NULL,
            isService INTEGER NOT NULL DEFAULT 0,
            createdAt INTEGER NOT NULL,
            disabledAt INTEGER,
            password TEXT,
            passwordSetAt INTEGER,
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX usersByRevision ON users (revision);
        CREATE TABLE invitations (
            digest BLOB NOT NULL PRIMARY KEY,
            user TEXT REFERENCES users (id) ON DELETE CASCADE,
            endsAt INTEGER NOT NULL
        ) STRICT;
        ALTER TABLE sessions ADD COLUMN user TEXT REFERENCES users (id) ON DELETE CASCADE;
        ALTER TABLE sessions ADD COLUMN passwordGivenAt INTEGER;
        CREATE INDEX sessionsByUser ON sessions (user);
        """

    static let ownedTokens = """
        DROP TABLE tokens;
        CREATE TABLE tokens (
            id TEXT NOT NULL PRIMARY KEY,
            digest BLOB NOT NULL UNIQUE,
            api TEXT NOT NULL,
            owner TEXT NOT NULL REFERENCES users (id),
            label TEXT NOT NULL,
            comment TEXT NOT NULL,
            purpose TEXT NOT NULL,
            hint TEXT NOT NULL,
            lastFour TEXT NOT NULL,
            rights TEXT NOT NULL,
            idle INTEGER NOT NULL,
            absolute INTEGER NOT NULL,
            networks TEXT NOT NULL,
            perMinute INTEGER,
            burst INTEGER,
            createdAt INTEGER NOT NULL,
            createdBy TEXT NOT NULL,
            lastUsedAt INTEGER,
            lastAddress TEXT,
            requests INTEGER NOT NULL DEFAULT 0,
            pausedAt INTEGER,
            revokedAt INTEGER,
            retiresAt INTEGER,
            successor TEXT,
            revision INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX tokensByOwner ON tokens (owner, createdAt);
        CREATE INDEX tokensByRevision ON tokens (revision);
        CREATE TABLE sealedTokens (
            token TEXT NOT NULL PRIMARY KEY REFERENCES tokens (id) ON DELETE CASCADE,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE usage (
            token TEXT NOT NULL,
            day INTEGER NOT NULL,
            operation TEXT NOT NULL,
            statusClass INTEGER NOT NULL,
            requests INTEGER NOT NULL,
            PRIMARY KEY (token, day, operation, statusClass)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE failures (
            id INTEGER NOT NULL PRIMARY KEY,
            token TEXT NOT NULL,
            moment INTEGER NOT NULL,
            operation TEXT NOT NULL,
            status INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT;
        CREATE INDEX failuresByToken ON failures (token, id);
        CREATE TABLE resources (
            api TEXT NOT NULL PRIMARY KEY,
            kinds TEXT NOT NULL,
            revision INTEGER NOT NULL
        ) STRICT
        """

    /// The head holds where the chain of digests begins and ends, signed, so that rows cut off its end are missed.
    static let audit = """
        CREATE TABLE audit (
            id INTEGER NOT NULL PRIMARY KEY,
            action TEXT NOT NULL,
            moment INTEGER NOT NULL,
            actor TEXT NOT NULL,
            subject TEXT NOT NULL,
            address TEXT NOT NULL,
            detail TEXT NOT NULL,
            digest BLOB NOT NULL
        ) STRICT;
        CREATE INDEX auditBySubject ON audit (subject, id);
        CREATE TRIGGER auditIsNotChanged BEFORE UPDATE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit trail only grows');
        END;
        CREATE TRIGGER auditIsNotDeleted BEFORE DELETE ON audit BEGIN
            SELECT RAISE(ABORT, 'the audit trail only grows');
        END;
        CREATE TABLE auditHead (
            id INTEGER NOT NULL PRIMARY KEY,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            digest BLOB NOT NULL,
            signature BLOB NOT NULL
        ) STRICT
        """
}
