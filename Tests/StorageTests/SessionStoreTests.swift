import Crypto
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("Sessions")
struct SessionStoreTests {
    @Test("A session is found by its cookie, also after a restart (THREATS 6.5)")
    func restart() async throws {
        let test = try TestStore()
        let (session, secret) = try await test.store.sessions.begin()
        #expect(secret.cookieValue.utf8.count == 43)
        try test.store.close()
        let reopened = try test.reopened()
        let cookie = try #require(SessionSecret(cookieValue: secret.cookieValue))
        let found = try #require(try await reopened.store.sessions.find(cookie))
        #expect(found.id == session.id && found.createdAt == session.createdAt)
        #expect(found.formToken(for: "execute") == session.formToken(for: "execute"))
    }

    @Test("Only what the server gave out is a session (THREATS N1)")
    func fixation() async throws {
        let test = try TestStore()
        let planted = try #require(SessionSecret(cookieValue: String(repeating: "A", count: 43)))
        #expect(try await test.store.sessions.find(planted) == nil)
        let (_, secret) = try await test.store.sessions.begin()
        #expect(secret.cookieValue != planted.cookieValue)
    }

    @Test("After a rotation the former cookie is worth nothing and everything kept is still there (THREATS N1)")
    func rotation() async throws {
        let test = try TestStore()
        let (session, before) = try await test.store.sessions.begin()
        try await test.store.credentials.put(TestStore.saved("kept"), document: "d", in: session)
        let (rotated, after) = try await test.store.sessions.rotate(session)
        #expect(try await test.store.sessions.find(before) == nil)
        let found = try #require(try await test.store.sessions.find(after))
        #expect(found.id == session.id)
        #expect(try await test.store.credentials.list(document: "d", in: found) == [TestStore.saved("kept")])
        #expect(rotated.formToken(for: "p") == session.formToken(for: "p"))
        let renewed = try await test.store.sessions.rotate(found, renewingForms: true).session
        #expect(renewed.formToken(for: "p") != session.formToken(for: "p"))
    }

    @Test("A session that has ended cannot be rotated back to life")
    func rotationAfterEnd() async throws {
        let test = try TestStore()
        let session = try await test.session()
        try await test.store.sessions.end(session)
        await #expect(throws: StoreError.self) { try await test.store.sessions.rotate(session) }
    }

    @Test(
        "A cookie is exactly 43 characters of base64url: nothing is trimmed or folded (THREATS N3)",
        arguments: [
            "", " ", "\u{2000}", "\u{85}", "\u{A0}", "\t", "=", "A", "%20", "\u{FEFF}",
        ])
    func cookieForms(extra: String) {
        let value = String(repeating: "A", count: 43)
        #expect((SessionSecret(cookieValue: extra + value) != nil) == extra.isEmpty)
        #expect((SessionSecret(cookieValue: Array((value + extra).utf8)) != nil) == extra.isEmpty)
    }

    @Test("Other spellings of the same bytes are not the cookie (THREATS N3)")
    func canonical() {
        let value = String(repeating: "A", count: 42)
        #expect(SessionSecret(cookieValue: value + "A") != nil)
        // The last character holds four bits; the two beyond must be zero.
        for last in ["B", "C", "D", "+", "/", "é"] { #expect(SessionSecret(cookieValue: value + last) == nil) }
        #expect(SessionSecret(cookieValue: String(repeating: "+", count: 42) + "A") == nil)
    }

    @Test("A session ends 12 hours after its last use, and 7 days after it began (THREATS N8)")
    func lifetime() async throws {
        let test = try TestStore()
        let sessions = test.store.sessions
        let (_, idle) = try await sessions.begin()
        let (_, used) = try await sessions.begin()
        for _ in 0..<14 {
            test.clock.advance(seconds: 12 * 3600 - 1)
            #expect(try await sessions.find(used) != nil)
        }
        #expect(try await sessions.find(idle) == nil)
        // 14 seconds short of 7 days have passed.
        test.clock.advance(seconds: 13)
        #expect(try await sessions.find(used) != nil)
        test.clock.advance(seconds: 1)
        #expect(try await sessions.find(used) == nil)
        try await test.store.sweep()
        let left = try await test.store.file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sessions") }
        #expect(left == 0)
    }

    @Test("Use is recorded at most once a minute")
    func touch() async throws {
        let test = try TestStore()
        let (_, secret) = try await test.store.sessions.begin()
        func touchedAt() async throws -> Int64? {
            try await test.store.file.read { try Int64.fetchOne($0, sql: "SELECT touchedAt FROM sessions") }
        }
        let start = try await touchedAt()
        test.clock.advance(seconds: 59)
        _ = try await test.store.sessions.find(secret)
        #expect(try await touchedAt() == start)
        test.clock.advance(seconds: 1)
        _ = try await test.store.sessions.find(secret)
        #expect(try await touchedAt() == start.map { $0 + 60_000 })
    }

    @Test("A form's token holds for its session and purpose alone (THREATS N5)")
    func formTokens() async throws {
        let test = try TestStore()
        let (one, other) = (try await test.session(), try await test.session())
        let token = one.formToken(for: "logout")
        #expect(token.count == 32)
        #expect(one.accepts(formToken: token, for: "logout"))
        #expect(!one.accepts(formToken: token, for: "execute"))
        #expect(!other.accepts(formToken: token, for: "logout"))
        for wrong in [[], Array(token.dropLast()), token + [0], token.map { $0 ^ 1 }] {
            #expect(!one.accepts(formToken: wrong, for: "logout"))
        }
    }

    @Test("The key of a session needs the cookie; what the database holds of it does not lead there (THREATS 6.1, N8)")
    func keyDerivation() async throws {
        let server = SymmetricKey(data: [UInt8](repeating: 1, count: 32))
        let secret = SessionSecret(random: [UInt8](repeating: 2, count: 32))
        let other = SessionSecret(random: [UInt8](repeating: 3, count: 32))
        #expect(secret.key(from: server) == secret.key(from: server))
        #expect(secret.key(from: server) != other.key(from: server))
        #expect(secret.key(from: server) != secret.key(from: SymmetricKey(data: [UInt8](repeating: 4, count: 32))))
        #expect(SessionSecret(random: secret.digest).key(from: server) != secret.key(from: server))
        #expect(secret.digest != Array(SHA256.hash(data: Array("sid".utf8) + [UInt8](repeating: 2, count: 32))))
    }

    @Test("Neither a session nor its secret shows anything (THREATS O1)")
    func masked() async throws {
        let test = try TestStore()
        let (session, secret) = try await test.store.sessions.begin()
        var dumped = ""
        dump(secret, to: &dumped)
        dump(session, to: &dumped)
        #expect(!dumped.contains(secret.cookieValue) && !"\(secret)".contains(secret.cookieValue))
        #expect(!dumped.contains("keys"))
    }
}
