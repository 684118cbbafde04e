public import Foundation
public import TokenDesk

/// Everything Portico keeps, in one SQLite file: sealed values and digests only (THREATS 6).
public struct Store: Sendable {
    /// The database's name in the data folder.
    public static let fileName = "portico.sqlite"

    public let sessions: SessionStore
    public let credentials: CredentialStore
    public let selections: SelectionStore
    public let cookies: CookieStore
    public let exchanges: ExchangeStore
    /// Values of responses, for other calls.
    public let values: SessionList<CapturedValue>
    /// What becomes a credential after each call of an operation.
    public let rules: SessionList<CredentialRule>
    /// The names of further sets of credentials.
    public let identities: SessionList<Identity>
    public let users: UserStore
    public let tokens: TokenStore
    public let usage: UsageStore
    public let resources: ResourceStore
    public let audit: AuditStore
    public let tokenPolicy: TokenPolicy

    let file: DatabaseFile

    /// Opens the store, making folder and file where they are missing.
    ///
    /// - Parameters:
    ///   - folder: the data folder; it must be closed to others (0700, files 0600).
    ///   - key: the server key, as the operator gave it.
    ///   - discardsSealed: whether to end all sessions that a missing key sealed, on the operator's express word.
    ///   - acceptsRestored: whether an older copy of the database is accepted, on the operator's express word; tokens that
    ///     were revoked since it was made are in force again.
    ///   - revokesRestored: whether such a copy is accepted and all tokens and sessions in it end.
    ///   - tokenPolicy: what the operator decided about tokens.
    ///   - exchangeLimits: how much of executed calls is kept.
    ///   - now: the clock.
    ///   - randomBytes: a cryptographic source of as many bytes as asked for.
    /// - Throws: ``StoreError`` whose message is fit for the operator.
    public init(
        folder: String, key: ServerKey, discardsSealed: Bool = false, acceptsRestored: Bool = false,
        revokesRestored: Bool = false,
        tokenPolicy: TokenPolicy = TokenPolicy(), exchangeLimits: ExchangeLimits = ExchangeLimits(),
        now: @escaping @Sendable () -> Date = { Date() },
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8] = TokenIssue.systemRandomBytes
    ) throws(StoreError) {
        let folder = try DataFolder(folder)
        try folder.prepare(Self.fileName)
        for name in [Self.fileName + "-wal", Self.fileName + "-shm", RestoreMarker.fileName] { try folder.check(name) }
        let file = try DatabaseFile(path: folder.file(Self.fileName))
        let marker = RestoreMarker(path: folder.file(RestoreMarker.fileName))
        let spool = Spool(dataFolder: folder.path, limits: exchangeLimits)
        let keys = try file.writeNow { database in
            try KnownAnswers(key: key, discardsSealed: discardsSealed).settle(in: database)
            let isRestored = try marker.check(database, acceptsRestored: acceptsRestored || revokesRestored)
            let (keys, areNew) = try StoreKeys.settle(key, in: database)
            if areNew { try AuditTrail(key: keys.audit).begin(in: database) }
            if isRestored, revokesRestored {
                try RestoredCopy(trail: AuditTrail(key: keys.audit), now: now).close(in: database)
            }
            try spool.reconcile(in: database)
            return keys
        }
        self.file = file
        sessions = SessionStore(file: file, key: key, spool: spool, now: now, randomBytes: randomBytes)
        credentials = CredentialStore(file: file)
        selections = SelectionStore(file: file, now: now)
        cookies = CookieStore(file: file, now: now)
        exchanges = ExchangeStore(
            file: file, limits: exchangeLimits, spool: spool, now: now, randomBytes: randomBytes)
        values = SessionList(
            file: file, kind: "value", countLimit: CapturedValue.countLimit, now: now, randomBytes: randomBytes)
        rules = SessionList(
            file: file, kind: "rule", countLimit: CredentialRule.countLimit, now: now, randomBytes: randomBytes)
        identities = SessionList(
            file: file, kind: "identity", countLimit: Identity.countLimit, now: now, randomBytes: randomBytes)
        self.tokenPolicy = tokenPolicy
        tokens = try TokenStore(
            file: file, keys: keys, marker: marker, policy: tokenPolicy, now: now, randomBytes: randomBytes)
        users = UserStore(file: file, tokens: tokens, now: now, randomBytes: randomBytes)
        usage = UsageStore(tokens: tokens)
        resources = ResourceStore(tokens: tokens)
        audit = AuditStore(file: file, trail: tokens.trail, now: now)
    }

    /// Deletes what has outlived its time and empties the write-ahead log; to be called every minute.
    public func sweep() async throws(StoreError) {
        try await exchanges.sweep()
        try await sessions.sweep()
        try await users.sweepInvitations()
        try await usage.sweep()
        try await exchanges.spool.reconcile(file)
        try await file.truncateLog()
    }

    /// Closes the file; every later call fails.
    public func close() throws(StoreError) {
        try file.close()
    }
}
