import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

@Suite("Users")
struct UserStoreTests {
    static let password = "correct horse battery"

    /// An administrator with a password, as the first start makes one.
    static func administrator(_ test: TestStore) async throws -> User {
        let secret = try #require(try await test.store.users.firstInvitation())
        return try await test.store.users.join(secret, name: "Root", password: password, by: "192.0.2.1")
    }

    @Test("A user signs in by name, without regard to case, and password; all else is nobody")
    func signIn() async throws {
        let test = try TestStore()
        let users = test.store.users
        let root = try await Self.administrator(test)
        #expect(try await users.signIn(name: "rOOT", password: Self.password) == root)
        #expect(try await users.signIn(name: "root", password: Self.password + " ") == nil)
        #expect(try await users.signIn(name: "toor", password: Self.password) == nil)
        let invited = try await test.user()
        #expect(try await users.signIn(name: invited.name, password: "") == nil)
        #expect(try await users.isPassword(Self.password, of: root.id))
        #expect(try await !users.isPassword("wrong", of: root.id))
        #expect(try await !users.isPassword("", of: invited.id))
    }

    @Test("Somebody shut out neither signs in nor confirms a password, has no sessions, and may come back")
    func disabled() async throws {
        let test = try TestStore()
        let users = test.store.users
        _ = try await Self.administrator(test)
        let (ann, link) = try await users.invite(
            name: "ann", role: .developer, hasAPIAccess: true, by: TestStore.actor)
        _ = try await users.join(link, name: "", password: Self.password, by: "::1")
        let (_, secret) = try await test.store.sessions.signIn(test.session(), as: ann.id)
        let issued = try await test.issue(for: ann)
        let rule = try await TestStore.rule()
        let disabled = try await users.change(
            ann.id, role: .developer, hasAPIAccess: true, isDisabled: true, by: TestStore.actor)
        #expect(disabled.disabledAt != nil)
        #expect(try await users.signIn(name: "ann", password: Self.password) == nil)
        #expect(try await !users.isPassword(Self.password, of: ann.id))
        #expect(try await test.store.sessions.find(secret) == nil)
        #expect(try test.verdict(issued.token, rule) == "owner-without-access")
        _ = try await users.change(ann.id, role: .developer, hasAPIAccess: true, isDisabled: false, by: TestStore.actor)
        #expect(try await users.signIn(name: "ann", password: Self.password)?.id == ann.id)
        #expect(try test.verdict(issued.token, rule) == "valid")
    }

    @Test("Without access the tokens open nothing at once, and the audit trail tells who took it")
    func access() async throws {
        let test = try TestStore()
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        let rule = try await TestStore.rule()
        for (access, verdict) in [(false, "owner-without-access"), (true, "valid")] {
            _ = try await test.store.users.change(
                ann.id, role: .administrator, hasAPIAccess: access, isDisabled: false, by: TestStore.actor)
            #expect(try test.verdict(issued.token, rule) == verdict)
        }
        #expect(
            try await test.actions() == [.userInvited, .tokenIssued, .userChanged, .accessWithdrawn, .accessGranted])
        let event = try #require(try await test.store.audit.list(action: .accessWithdrawn).events.first)
        #expect(event.actor == "root" && event.subject == ann.id.description && event.address == "192.0.2.1")
    }

    @Test("The last administrator who can sign in is neither demoted nor shut out", arguments: [true, false])
    func lastAdministrator(isDemoted: Bool) async throws {
        let test = try TestStore()
        let users = test.store.users
        let root = try await Self.administrator(test)
        _ = try await test.user("invited", role: .administrator)
        let error = await #expect(throws: TokenDeskError.self) {
            try await users.change(
                root.id, role: isDemoted ? .developer : .administrator, hasAPIAccess: true, isDisabled: !isDemoted,
                by: TestStore.actor)
        }
        #expect(error?.code == .role)
        let second = try #require(try await users.find(name: "invited"))
        let link = try await users.reinvite(second.id, by: TestStore.actor)
        _ = try await users.join(link, name: "", password: Self.password, by: "::1")
        let changed = try await users.change(
            root.id, role: isDemoted ? .developer : .administrator, hasAPIAccess: true, isDisabled: !isDemoted,
            by: TestStore.actor)
        #expect(changed != root)
    }

    @Test("Another password replaces the first; one against the rules does not")
    func setPassword() async throws {
        let test = try TestStore()
        let users = test.store.users
        let root = try await Self.administrator(test)
        await #expect(throws: TokenDeskError.self) {
            try await users.setPassword("short", of: root.id, by: TestStore.actor)
        }
        test.clock.advance(seconds: 5)
        try await users.setPassword("another long password", of: root.id, by: TestStore.actor)
        #expect(try await users.signIn(name: "Root", password: Self.password) == nil)
        let found = try #require(try await users.signIn(name: "Root", password: "another long password"))
        #expect(found.passwordSetAt == test.clock.now())
        #expect(try await test.actions().last == .passwordChanged)
    }

    @Test("Users are listed by name; a name is taken once, in whichever case; services do not count")
    func list() async throws {
        let test = try TestStore()
        let users = test.store.users
        for name in ["bob", "Ann", "carl"] { _ = try await test.user(name) }
        #expect(try await users.list().map(\.name) == ["Ann", "bob", "carl"])
        for name in ["ann", "BOB", "a b", ""] {
            let error = await #expect(throws: TokenDeskError.self) { try await test.user(name) }
            #expect(error?.code == .userName)
        }
        let demo = try await users.service(name: "demo")
        #expect(try await users.service(name: "demo") == demo)
        #expect(demo.mayUseAPI && demo.passwordSetAt == nil)
        #expect(try await users.count() == 3)
        await #expect(throws: TokenDeskError.self) { try await users.service(name: "bob") }
        await #expect(throws: TokenDeskError.self) { try await users.reinvite(demo.id, by: TestStore.actor) }
        await #expect(throws: StoreError.self) {
            try await users.setPassword(Self.password, of: demo.id, by: TestStore.actor)
        }
        #expect(try await users.find(demo.id) == demo)
        #expect(try await users.find(name: "ANN")?.name == "Ann")
    }

    @Test("Nobody changes somebody who is not there")
    func nobody() async throws {
        let test = try TestStore()
        let id = try #require(UserID("0000000000000000000001"))
        #expect(try await test.store.users.find(id) == nil)
        let error = await #expect(throws: StoreError.self) {
            try await test.store.users.change(
                id, role: .administrator, hasAPIAccess: true, isDisabled: false, by: TestStore.actor)
        }
        #expect(error?.code == .gone)
        await #expect(throws: StoreError.self) { try await test.store.users.reinvite(id, by: TestStore.actor) }
    }
}
