import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("What the desk does with tokens")
struct TokenStoreDeskTests {
    static let scopes = AccessRights(scopes: [Scope("read"), Scope("write")])

    @Test("A token is its owner's; for anybody else it is not there (THREATS D1)")
    func ownership() async throws {
        let test = try TestStore()
        let tokens = test.store.tokens
        let (ann, bob) = (try await test.user(), try await test.user("bob"))
        let issued = try await test.issue(for: ann)
        let (id, actor, rule) = (issued.record.id, TestStore.actor, try await TestStore.rule())
        let edit = TokenEdit(label: "mine", comment: "", purpose: "", rights: AccessRights())
        #expect(try await tokens.find(id, owner: bob.id) == nil)
        #expect(try await tokens.reveal(id, owner: bob.id, by: actor) == nil)
        #expect(try await tokens.use(id, owner: bob.id) == nil)
        #expect(try await tokens.edit(id, edit, owner: bob.id, by: actor) == nil)
        #expect(try await tokens.pause(id, owner: bob.id, by: actor) == nil)
        #expect(try await tokens.resume(id, owner: bob.id, by: actor) == nil)
        #expect(try await tokens.rotate(id, grace: 0, owner: bob.id, by: actor) == nil)
        #expect(try await tokens.revoke(id, owner: bob.id, by: actor) == nil)
        #expect(try await tokens.list(TokenQuery(owner: bob.id)).total == 0)
        #expect(try await tokens.revokeAll(of: bob.id, by: actor) == 0)
        #expect(try await tokens.find(id, owner: ann.id) == issued.record)
        #expect(try test.verdict(issued.token, rule) == "valid")
        #expect(try await test.actions().count { $0 != .userInvited } == 1)
    }

    @Test("Only what the description offers is issued (THREATS D4)")
    func offer() async throws {
        let test = try TestStore()
        let offer = RightsOffer(of: try await TestStore.document("read"))
        let ann = try await test.user()
        let error = await #expect(throws: TokenDeskError.self) {
            try await test.store.tokens.issue(
                TestStore.draft(Self.scopes), for: ann, offer: offer, by: TestStore.actor)
        }
        #expect(error?.code == .scopes)
        #expect(try await test.rows("tokens") == 0)
        _ = try await test.store.tokens.issue(
            TestStore.draft(AccessRights(scopes: [Scope("read")])), for: ann, offer: offer, by: TestStore.actor)
    }

    @Test("A user without access, shut out or gone gets no token, whatever the caller believes (THREATS D2)")
    func access() async throws {
        let test = try TestStore()
        let (ann, actor) = (try await test.user(), TestStore.actor)
        for (access, disabled) in [(false, false), (true, true)] {
            _ = try await test.store.users.change(
                ann.id, role: .developer, hasAPIAccess: access, isDisabled: disabled, by: actor)
            let error = await #expect(throws: TokenDeskError.self) { try await test.issue(for: ann) }
            #expect(error?.code == .access)
        }
        let nobody = User(
            id: try #require(UserID(random: Array(repeating: 9, count: 16))), name: "x", role: .administrator,
            hasAPIAccess: true, createdAt: .now)
        await #expect(throws: StoreError.self) { try await test.issue(for: nobody) }
        #expect(try await test.rows("tokens") == 0)
    }

    @Test("Nobody has more than so many tokens that are not over, nor makes more than so many a minute (THREATS D9)")
    func counts() async throws {
        let test = try TestStore(policy: TokenPolicy(countPerOwner: 3, issuesPerMinute: 2))
        let (ann, bob) = (try await test.user(), try await test.user("bob"))
        func isRefused(_ owner: User) async -> Bool {
            await TestStore.code { _ = try await test.issue(for: owner) } == .tooMany
        }
        let first = try await test.issue(for: ann)
        #expect(await !isRefused(ann))
        #expect(await isRefused(ann))
        #expect(await !isRefused(bob))
        test.clock.advance(seconds: 60)
        #expect(await !isRefused(ann))
        test.clock.advance(seconds: 60)
        #expect(await isRefused(ann))
        _ = try await test.store.tokens.pause(first.record.id, owner: nil, by: TestStore.actor)
        #expect(await isRefused(ann))
        _ = try await test.store.tokens.revoke(first.record.id, owner: nil, by: TestStore.actor)
        #expect(await !isRefused(ann))
        test.clock.advance(seconds: 11 * 86_400)
        #expect(await !isRefused(ann))
    }

    @Test("An edit narrows at once and never widens (THREATS D3, D4)")
    func edit() async throws {
        let test = try TestStore()
        let (tokens, rule) = (test.store.tokens, try await TestStore.rule("write"))
        let issued = try await test.issue(TestStore.draft(Self.scopes), for: test.user())
        let narrow = AccessRights(scopes: [Scope("read")])
        let edit = TokenEdit(label: "new", comment: "c", purpose: "p", rights: narrow)
        #expect(try test.verdict(issued.token, rule) == "valid")
        let edited = try await tokens.edit(issued.record.id, edit, owner: nil, by: TestStore.actor)
        #expect(edited?.label == "new" && edited?.rights == narrow && edited?.owner == issued.record.owner)
        #expect(try await tokens.find(issued.record.id, owner: nil) == edited)
        #expect(try test.verdict(issued.token, rule) == "missing-scope")
        let wide = TokenEdit(label: "new", comment: "", purpose: "", rights: Self.scopes)
        await #expect(throws: TokenDeskError.self) {
            try await tokens.edit(issued.record.id, wide, owner: nil, by: TestStore.actor)
        }
        #expect(try await tokens.find(issued.record.id, owner: nil) == edited)
    }

    @Test("A replaced token works until its grace ends, the new one from the start, and once")
    func rotation() async throws {
        let test = try TestStore()
        let (tokens, rule, actor) = (test.store.tokens, try await TestStore.rule("read"), TestStore.actor)
        let first = try await test.issue(TestStore.draft(Self.scopes), for: test.user())
        let second = try #require(try await tokens.rotate(first.record.id, grace: 60, owner: nil, by: actor))
        #expect(try await tokens.find(first.record.id, owner: nil)?.successor == second.record.id)
        #expect(second.record.rights == Self.scopes && second.record.label == "job")
        test.clock.advance(seconds: 59)
        #expect(try test.verdict(first.token, rule) == "valid" && test.verdict(second.token, rule) == "valid")
        test.clock.advance(seconds: 1)
        #expect(try test.verdict(first.token, rule) == "expired" && test.verdict(second.token, rule) == "valid")
        let again = await #expect(throws: TokenDeskError.self) {
            try await tokens.rotate(first.record.id, grace: 60, owner: nil, by: actor)
        }
        #expect(again?.code == .state)
        _ = try #require(try await tokens.rotate(second.record.id, grace: 0, owner: nil, by: actor))
        #expect(try test.verdict(second.token, rule) == "expired")
        #expect(try await test.store.tokens.list(TokenQuery(state: "expired")).total == 2)
    }

    @Test("Replacing tokens is no way around the count of an owner (THREATS D9)")
    func rotationCount() async throws {
        let test = try TestStore(policy: TokenPolicy(countPerOwner: 2))
        var last = try await test.issue(for: test.user())
        _ = try await test.issue(for: #require(try await test.store.users.find(name: "ann")))
        last = try #require(
            try await test.store.tokens.rotate(last.record.id, grace: 60, owner: nil, by: TestStore.actor))
        let error = await #expect(throws: StoreError.self) {
            try await test.store.tokens.rotate(last.record.id, grace: 60, owner: nil, by: TestStore.actor)
        }
        #expect(error?.code == .tooMany)
    }

    @Test("A token out of force cannot be replaced", arguments: ["paused", "revoked", "expired"])
    func rotationState(state: String) async throws {
        let test = try TestStore()
        let issued = try await test.issue(for: test.user())
        let (id, actor) = (issued.record.id, TestStore.actor)
        if state == "paused" { _ = try await test.store.tokens.pause(id, owner: nil, by: actor) }
        if state == "revoked" { _ = try await test.store.tokens.revoke(id, owner: nil, by: actor) }
        if state == "expired" { test.clock.advance(seconds: 10 * 86_400) }
        let error = await #expect(throws: TokenDeskError.self) {
            try await test.store.tokens.rotate(id, grace: 60, owner: nil, by: actor)
        }
        #expect(error?.code == .state)
        #expect(try await test.rows("tokens") == 1)
    }

    @Test("Doing it twice changes nothing more: no second moment, no second event")
    func repeated() async throws {
        let test = try TestStore()
        let (tokens, actor) = (test.store.tokens, TestStore.actor)
        let id = try await test.issue(for: test.user()).record.id
        let paused = try await tokens.pause(id, owner: nil, by: actor)
        test.clock.advance(seconds: 5)
        #expect(try await tokens.pause(id, owner: nil, by: actor) == paused)
        let revoked = try await tokens.revoke(id, owner: nil, by: actor)
        test.clock.advance(seconds: 5)
        #expect(try await tokens.revoke(id, owner: nil, by: actor) == revoked)
        #expect(try await tokens.resume(id, owner: nil, by: actor) == revoked)
        #expect(try await test.actions() == [.userInvited, .tokenIssued, .tokenPaused, .tokenRevoked])
    }

    @Test("All tokens of a user end together, each with an event of its own")
    func revokeAll() async throws {
        let test = try TestStore()
        let (ann, bob, rule) = (try await test.user(), try await test.user("bob"), try await TestStore.rule())
        let mine = [try await test.issue(for: ann), try await test.issue(for: ann)]
        let other = try await test.issue(for: bob)
        #expect(try await test.store.tokens.revokeAll(of: ann.id, by: TestStore.actor) == 2)
        #expect(try await test.store.tokens.revokeAll(of: ann.id, by: TestStore.actor) == 0)
        for issued in mine { #expect(try test.verdict(issued.token, rule) == "revoked") }
        #expect(try test.verdict(other.token, rule) == "valid")
        #expect(try await test.actions().count { $0 == .tokenRevoked } == 2)
    }

    @Test("What is not there is nothing, for an administrator too")
    func absent() async throws {
        let test = try TestStore()
        let id = try #require(TokenID("0000000000000000000001"))
        #expect(try await test.store.tokens.find(id, owner: nil) == nil)
        #expect(try await test.store.tokens.revoke(id, owner: nil, by: TestStore.actor) == nil)
        #expect(try await test.store.tokens.rotate(id, grace: 1, owner: nil, by: TestStore.actor) == nil)
    }
}
