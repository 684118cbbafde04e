import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("Signed-in sessions")
struct SessionStoreUsersTests {
    @Test("Signing in gives another secret, and forms of before stop working (THREATS N1)")
    func signIn() async throws {
        let test = try TestStore()
        let sessions = test.store.sessions
        let ann = try await test.user()
        let (anonymous, before) = try await sessions.begin()
        #expect(anonymous.user == nil && anonymous.passwordGivenAt == nil)
        try await test.store.credentials.put(TestStore.saved("kept"), document: "d", in: anonymous)
        let form = anonymous.formToken(for: "x")
        let (signedIn, secret) = try await sessions.signIn(anonymous, as: ann.id)
        #expect(signedIn.id == anonymous.id && signedIn.user == ann.id)
        #expect(try await sessions.find(before) == nil)
        let found = try #require(try await sessions.find(secret))
        #expect(found.user == ann.id && found.passwordGivenAt == test.clock.now())
        #expect(!found.accepts(formToken: form, for: "x"))
        #expect(try await test.store.credentials.count(in: found) == 1)
        let rotated = try await sessions.rotate(found)
        #expect(rotated.session.user == ann.id && rotated.session.passwordGivenAt == found.passwordGivenAt)
    }

    @Test("A password given again counts from then on; in a session of nobody it does not")
    func confirm() async throws {
        let test = try TestStore()
        let sessions = test.store.sessions
        let ann = try await test.user()
        let (session, secret) = try await sessions.signIn(test.session(), as: ann.id)
        test.clock.advance(seconds: 3_600)
        let confirmed = try await sessions.confirmPassword(session)
        #expect(confirmed.passwordGivenAt == test.clock.now())
        #expect(try await sessions.find(secret)?.passwordGivenAt == test.clock.now())
        let anonymous = try await test.session()
        await #expect(throws: StoreError.self) { try await sessions.confirmPassword(anonymous) }
    }

    @Test("Signing out ends the session; all sessions of a user end together, nobody else's")
    func ends() async throws {
        let test = try TestStore()
        let sessions = test.store.sessions
        let (ann, bob) = (try await test.user(), try await test.user("bob"))
        let first = try await sessions.signIn(test.session(), as: ann.id)
        let second = try await sessions.signIn(test.session(), as: ann.id)
        let other = try await sessions.signIn(test.session(), as: bob.id)
        try await sessions.signOut(first.session)
        #expect(try await sessions.find(first.secret) == nil)
        #expect(try await sessions.find(second.secret) != nil)
        await #expect(throws: StoreError.self) { try await sessions.signIn(first.session, as: ann.id) }
        let third = try await sessions.signIn(test.session(), as: ann.id)
        try await test.store.users.setPassword(
            "another long password", of: ann.id, keeping: third.session, by: TestStore.actor)
        #expect(try await sessions.find(second.secret) == nil)
        #expect(try await sessions.find(third.secret) != nil)
        try await test.store.users.setPassword("a third long password", of: ann.id, by: TestStore.actor)
        #expect(try await sessions.find(third.secret) == nil)
        #expect(try await sessions.find(other.secret) != nil)
    }

    @Test("A session belongs to somebody who exists")
    func nobody() async throws {
        let test = try TestStore()
        let session = try await test.session()
        let id = try #require(UserID("0000000000000000000001"))
        await #expect(throws: StoreError.self) { try await test.store.sessions.signIn(session, as: id) }
    }
}
