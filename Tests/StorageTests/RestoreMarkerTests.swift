import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("A backup put in the database's place (THREATS B4)")
struct RestoreMarkerTests {
    let test: TestStore
    let ann: User
    let issued: IssuedToken
    let backup = TemporaryFolder()

    static let files = ["", "-wal", "-shm"].map { Store.fileName + $0 }

    /// A store whose token was cancelled after a backup was made, and is closed.
    init() async throws {
        test = try TestStore()
        ann = try await test.user()
        issued = try await test.issue(for: ann)
        try await test.store.file.truncateLog()
        try FileManager.default.createDirectory(atPath: backup.path, withIntermediateDirectories: true)
        try Self.copy(from: test.folder, to: backup)
        _ = try await test.store.tokens.revoke(issued.record.id, owner: nil, by: TestStore.actor)
        try test.store.close()
    }

    static func copy(from one: TemporaryFolder, to other: TemporaryFolder) throws {
        for name in files {
            try? FileManager.default.removeItem(atPath: other.file(name))
            if FileManager.default.fileExists(atPath: one.file(name)) {
                try FileManager.default.copyItem(atPath: one.file(name), toPath: other.file(name))
            }
        }
    }

    @Test("It is refused, with what to do; accepted, it goes on with numbers that nobody has seen")
    func refused() async throws {
        try Self.copy(from: backup, to: test.folder)
        for _ in 0..<2 {
            let error = #expect(throws: StoreError.self) { try test.reopened() }
            #expect(error?.code == .restored && error?.message.contains("--accept-restored") == true)
        }
        let accepted = try test.reopened(acceptsRestored: true)
        let rule = try await TestStore.rule()
        #expect(try accepted.verdict(issued.token, rule) == "valid")
        _ = try await accepted.store.tokens.revoke(issued.record.id, owner: nil, by: TestStore.actor)
        try accepted.store.close()
        #expect(try test.reopened().verdict(issued.token, rule) == "revoked")
    }

    @Test(
        "Accepted with all tokens cancelled, nothing in it opens anything, and the trail tells of it (THREATS B4, D12)")
    func revoked() async throws {
        try Self.copy(from: backup, to: test.folder)
        let error = #expect(throws: StoreError.self) { try test.reopened() }
        #expect(error?.message.contains("--revoke-restored") == true)
        let rule = try await TestStore.rule()
        do {
            let closed = try test.reopened(revokesRestored: true)
            #expect(try closed.verdict(issued.token, rule) == "revoked")
            #expect(try await closed.store.tokens.reveal(issued.record.id, owner: ann.id, by: TestStore.actor) == nil)
            #expect(try await closed.actions().last == .tokenRevoked)
            #expect(try await closed.store.audit.verify())
            let other = try await closed.issue(for: ann)
            #expect(try closed.verdict(other.token, rule) == "valid")
            try closed.store.close()
        }
        // The flag may stay: it does nothing to the database in use.
        let again = try test.reopened(revokesRestored: true)
        let kept = try await again.store.tokens.list(TokenQuery()).records.filter { $0.revokedAt == nil }
        #expect(kept.count == 1)
    }

    @Test("Sessions in such a copy end too: some of them had been signed out")
    func sessions() async throws {
        try Self.copy(from: backup, to: test.folder)
        let accepted = try test.reopened(acceptsRestored: true)
        let (_, secret) = try await accepted.store.sessions.begin()
        try await accepted.store.file.truncateLog()
        try accepted.store.close()
        RestoreMarker(path: test.folder.file(RestoreMarker.fileName)).advance(to: 1_000)
        #expect(try await test.reopened(revokesRestored: true).store.sessions.find(secret) == nil)
    }

    @Test("The database itself is never refused, whatever was changed, by however many processes")
    func ordinary() async throws {
        let (one, other) = (try test.reopened(), try test.reopened())
        for _ in 0..<5 {
            for store in [one, other] { _ = try await store.issue(for: ann) }
        }
        one.store.tokens.count(issued.record.id, operation: "", status: 200, refusal: nil, address: "")
        try await one.store.tokens.flush()
        for store in [one, other] { try store.store.close() }
        _ = try test.reopened()
    }

    @Test("A database without tokens revives none, so it may begin anew")
    func anew() async throws {
        for name in Self.files { try? FileManager.default.removeItem(atPath: test.folder.file(name)) }
        let fresh = try test.reopened()
        _ = try await fresh.issue(for: fresh.user())
        try fresh.store.close()
        _ = try test.reopened()
    }

    @Test(
        "Without its mark, or with one that is not to be read, the database is taken as it is",
        arguments: ["", "x", "-5"])
    func unmarked(text: String) throws {
        let path = test.folder.file(RestoreMarker.fileName)
        #expect(RestoreMarker(path: path).number > 0)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, 0o600)
        _ = try test.reopened()
    }

    @Test("The mark is closed to others, and refused when it is not (THREATS B6)")
    func mode() throws {
        let path = test.folder.file(RestoreMarker.fileName)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        chmod(path, 0o644)
        let error = #expect(throws: StoreError.self) { try test.reopened() }
        #expect(error?.code == .unsafeFiles)
    }

    @Test("The number only grows")
    func grows() {
        let marker = RestoreMarker(path: backup.file("mark"))
        for (number, expected) in [(5, 5), (3, 5), (10, 10), (9, 10), (Int64.max, Int64.max)] as [(Int64, Int64)] {
            marker.advance(to: number)
            #expect(marker.number == expected)
        }
    }
}
