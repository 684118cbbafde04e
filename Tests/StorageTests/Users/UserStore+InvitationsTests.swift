import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("One-time links")
struct UserStoreInvitationsTests {
    static let password = UserStoreTests.password

    static func isGone(_ body: () async throws -> Void) async -> Bool { await TestStore.code(body) == .gone }

    @Test("There is no user at first; each first start makes a link, of which the last counts, once")
    func first() async throws {
        let test = try TestStore()
        let users = test.store.users
        #expect(try await users.count() == 0)
        let old = try #require(try await users.firstInvitation())
        let secret = try #require(try await users.firstInvitation())
        #expect(try await users.invitation(old) == nil)
        let invitation = try #require(try await users.invitation(secret))
        #expect(invitation.user == nil && invitation.endsAt == test.clock.now().addingTimeInterval(72 * 3_600))
        let root = try await users.join(secret, name: "Root", password: Self.password, by: "192.0.2.1")
        #expect(root.role == .administrator && root.hasAPIAccess && root.passwordSetAt != nil)
        #expect(try await users.invitation(secret) == nil)
        #expect(await Self.isGone { _ = try await users.join(secret, name: "x", password: Self.password, by: "") })
        #expect(try await users.firstInvitation() == nil)
        #expect(try await test.actions() == [.userJoined])
    }

    @Test("A name or password against the rules does not use the link up")
    func tryAgain() async throws {
        let test = try TestStore()
        let users = test.store.users
        let secret = try #require(try await users.firstInvitation())
        for (name, password) in [("", Self.password), ("a b", Self.password), ("root", "short")] {
            await #expect(throws: TokenDeskError.self) {
                try await users.join(secret, name: name, password: password, by: "")
            }
        }
        #expect(try await users.count() == 0)
        #expect(try await users.invitation(secret) != nil)
    }

    @Test("A link ends after 72 hours, to the second")
    func age() async throws {
        let test = try TestStore()
        let users = test.store.users
        let (ann, secret) = try await users.invite(
            name: "ann", role: .developer, hasAPIAccess: false, by: TestStore.actor)
        test.clock.advance(seconds: 72 * 3_600 - 1)
        #expect(try await users.invitation(secret)?.user == ann)
        test.clock.advance(seconds: 1)
        #expect(try await users.invitation(secret) == nil)
        #expect(await Self.isGone { _ = try await users.join(secret, name: "", password: Self.password, by: "") })
        try await test.store.sweep()
        #expect(try await test.rows("invitations") == 0)
    }

    @Test("A link of an invited user keeps name, role and access; the name in the form counts for nothing (THREATS D3)")
    func invited() async throws {
        let test = try TestStore()
        let (ann, secret) = try await test.store.users.invite(
            name: "ann", role: .developer, hasAPIAccess: false, by: TestStore.actor)
        let joined = try await test.store.users.join(secret, name: "root", password: Self.password, by: "::1")
        #expect(joined.id == ann.id && joined.name == "ann" && joined.role == .developer && !joined.hasAPIAccess)
        #expect(try await test.actions() == [.userInvited, .userJoined])
    }

    @Test("A new link ends the older ones, sets another password, and ends the sessions")
    func forgotten() async throws {
        let test = try TestStore()
        let users = test.store.users
        let (ann, first) = try await users.invite(
            name: "ann", role: .developer, hasAPIAccess: true, by: TestStore.actor)
        let second = try await users.reinvite(ann.id, by: TestStore.actor)
        #expect(try await users.invitation(first) == nil)
        _ = try await users.join(second, name: "", password: Self.password, by: "")
        let (_, cookie) = try await test.store.sessions.signIn(test.session(), as: ann.id)
        let third = try await users.reinvite(ann.id, by: TestStore.actor)
        #expect(try await test.store.sessions.find(cookie) != nil)
        _ = try await users.join(third, name: "", password: "another long password", by: "")
        #expect(try await test.store.sessions.find(cookie) == nil)
        #expect(try await users.signIn(name: "ann", password: Self.password) == nil)
        #expect(try await users.signIn(name: "ann", password: "another long password") != nil)
        #expect(try await test.actions().suffix(2) == [.userInvited, .passwordChanged])
    }

    @Test("A link ends with its user's access to the desk")
    func disabled() async throws {
        let test = try TestStore()
        let (ann, secret) = try await test.store.users.invite(
            name: "ann", role: .developer, hasAPIAccess: true, by: TestStore.actor)
        _ = try await test.store.users.change(
            ann.id, role: .developer, hasAPIAccess: true, isDisabled: true, by: TestStore.actor)
        #expect(try await test.store.users.invitation(secret) == nil)
        await #expect(throws: TokenDeskError.self) {
            try await test.store.users.reinvite(ann.id, by: TestStore.actor)
        }
    }

    @Test("A link used twice at the same time is used once")
    func race() async throws {
        let test = try TestStore()
        let secret = try #require(try await test.store.users.firstInvitation())
        let joined = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
            for number in 0..<3 {
                group.addTask {
                    let user = try? await test.store.users.join(
                        secret, name: "root\(number)", password: Self.password, by: "")
                    return user != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(joined == 1)
        #expect(try await test.store.users.count() == 1)
    }

    @Test(
        "What is not in the form of a link is none",
        arguments: ["", String(repeating: "A", count: 42), String(repeating: "A", count: 42) + "=", "é"])
    func form(text: String) {
        #expect(InvitationSecret(text) == nil)
    }

    @Test("A link reads back as it was given out, and shows itself to nobody (THREATS B8)")
    func secret() throws {
        let secret = InvitationSecret(random: Array(0..<32))
        #expect(InvitationSecret(secret.reveal())?.digest == secret.digest)
        var dumped = "\(secret)"
        dump(secret, to: &dumped)
        #expect(!dumped.contains(secret.reveal()) && !dumped.contains("31"))
    }
}
