import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

@Suite("Stored tokens")
struct TokenStoreTests {
    @Test("A token is in force when the call returns, and out of force when its end returns (THREATS D8, G10)")
    func inProcess() async throws {
        let test = try TestStore()
        let rule = try await TestStore.rule()
        let tokens = test.store.tokens
        let issued = try await test.issue(for: test.user())
        #expect(try test.verdict(issued.token, rule) == "valid")
        #expect(try await tokens.pause(issued.record.id, owner: nil, by: TestStore.actor)?.pausedAt != nil)
        #expect(try test.verdict(issued.token, rule) == "paused")
        #expect(try await tokens.resume(issued.record.id, owner: nil, by: TestStore.actor)?.pausedAt == nil)
        #expect(try test.verdict(issued.token, rule) == "valid")
        #expect(try await tokens.revoke(issued.record.id, owner: nil, by: TestStore.actor)?.revokedAt != nil)
        #expect(try test.verdict(issued.token, rule) == "revoked")
    }

    @Test("Tokens, ends and scopes byte by byte survive a restart (THREATS 6.5, D4)")
    func restart() async throws {
        let test = try TestStore()
        let rights = AccessRights(
            scopes: [Scope("caf\u{E9}"), Scope("cafe\u{301}")], operations: ["op"], includesUnscoped: false,
            resources: [ResourceLimit(kind: "vehicle", ids: ["1"], groups: ["a\"b"])])
        var draft = TestStore.draft(rights, label: "kept")
        draft.life = try TokenLife(idle: 60, absolute: 120)
        draft.networks = [try Network("192.0.2.0/24")]
        draft.rate = try RateLimit(perMinute: 7, burst: 3)
        let ann = try await test.user()
        let (kept, revoked) = (try await test.issue(draft, for: ann), try await test.issue(for: ann))
        _ = try await test.store.tokens.revoke(revoked.record.id, owner: nil, by: TestStore.actor)
        try test.store.close()
        let reopened = try test.reopened()
        let found = try #require(try await reopened.store.tokens.find(kept.record.id, owner: ann.id))
        #expect(found == kept.record)
        #expect(found.rights.scopes.map { Array($0.name.utf8) } == rights.scopes.map { Array($0.name.utf8) })
        let rule = try await TestStore.rule("caf\u{E9}")
        let uses = [ResourceUse(kind: "vehicle", id: "1")]
        #expect(try reopened.verdict(kept.token, rule, uses: uses) == "valid")
        #expect(try reopened.verdict(kept.token, rule, from: "192.0.3.1") == "network")
        #expect(try reopened.verdict(revoked.token, rule) == "revoked")
    }

    @Test("What another process changes is taken over by a refresh (THREATS G10)")
    func otherProcess() async throws {
        let test = try TestStore()
        let gate = try test.reopened()
        let rule = try await TestStore.rule()
        let ann = try await test.user()
        let (first, second) = (try await test.issue(for: ann), try await test.issue(for: ann))
        #expect(try gate.verdict(first.token, rule) == "unknown")
        try await gate.store.tokens.refresh()
        #expect(try gate.verdict(first.token, rule) == "valid")
        _ = try await test.store.tokens.revoke(first.record.id, owner: nil, by: TestStore.actor)
        try await gate.store.tokens.refresh()
        #expect(try gate.verdict(first.token, rule) == "revoked")
        _ = try await test.store.users.change(
            ann.id, role: .developer, hasAPIAccess: false, isDisabled: false, by: TestStore.actor)
        try await gate.store.tokens.refresh()
        #expect(try gate.verdict(second.token, rule) == "owner-without-access")
    }

    @Test("A change takes over what another process changed before it, without a refresh")
    func interleaved() async throws {
        let test = try TestStore()
        let other = try test.reopened()
        let rule = try await TestStore.rule()
        let ann = try await test.user()
        let issued = try await other.issue(for: ann)
        _ = try await test.issue(for: ann)
        #expect(try test.verdict(issued.token, rule) == "valid")
    }

    @Test("A use in one process prolongs the life that another knows, from the next flush on (THREATS D7)")
    func usesAcross() async throws {
        let test = try TestStore()
        let issued = try await test.issue(for: test.user())
        let other = try test.reopened()
        let rule = try await TestStore.rule()
        test.clock.advance(seconds: 9 * 86_400)
        #expect(try test.verdict(issued.token, rule) == "valid")
        test.store.tokens.count(issued.record.id, operation: "op", status: 200, refusal: nil, address: "::1")
        try await test.store.tokens.flush()
        test.clock.advance(seconds: 9 * 86_400)
        #expect(try other.verdict(issued.token, rule) == "expired")
        try await other.store.tokens.refresh()
        #expect(try other.verdict(issued.token, rule) == "valid")
    }

    @Test("While the store cannot be read there is no verdict (THREATS G7, B3)")
    func failsClosed() async throws {
        let test = try TestStore()
        let issued = try await test.issue(for: test.user())
        let rule = try await TestStore.rule()
        try test.store.close()
        await #expect(throws: StoreError.self) { try await test.store.tokens.refresh() }
        #expect(throws: StoreError.self) { try test.verdict(issued.token, rule) }
    }

    @Test("What another process wrote and cannot be read shuts the gate until it can (THREATS G7)")
    func unreadable() async throws {
        let test = try TestStore()
        let issued = try await test.issue(for: test.user())
        let rule = try await TestStore.rule()
        try await test.store.file.write { database in
            try database.execute(sql: "UPDATE tokens SET rights = 'no json', revision = revision + 1")
            try database.execute(sql: "UPDATE revision SET number = number + 1")
        }
        await #expect(throws: StoreError.self) { try await test.store.tokens.refresh() }
        #expect(throws: StoreError.self) { try test.verdict(issued.token, rule) }
        try await test.store.file.write { database in
            try database.execute(sql: "UPDATE tokens SET rights = ?", arguments: [JSONText.of(AccessRights())])
        }
        try await test.store.tokens.refresh()
        #expect(try test.verdict(issued.token, rule) == "valid")
    }

    @Test("Many changes at once leave memory and disk the same")
    func concurrent() async throws {
        let test = try TestStore()
        let ann = try await test.user()
        let rule = try await TestStore.rule()
        let all = try await withThrowingTaskGroup(of: IssuedToken.self, returning: [IssuedToken].self) { group in
            for number in 0..<40 {
                group.addTask {
                    let issued = try await test.issue(for: ann)
                    guard number.isMultiple(of: 2) else { return issued }
                    _ = try await test.store.tokens.revoke(issued.record.id, owner: nil, by: TestStore.actor)
                    return issued
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let reopened = try test.reopened()
        for issued in all {
            #expect(try test.verdict(issued.token, rule) == reopened.verdict(issued.token, rule))
        }
        #expect(try all.count { try test.verdict($0.token, rule) == "valid" } == 20)
    }

    @Test("Resources kept for an API limit its tokens at once, and after a restart")
    func resources() async throws {
        let test = try TestStore()
        let rights = AccessRights(resources: [ResourceLimit(kind: "vehicle", groups: ["vans"])])
        let issued = try await test.issue(TestStore.draft(rights), for: test.user())
        let rule = try await TestStore.rule()
        let uses = [ResourceUse(kind: "vehicle", id: "1")]
        let directory = ResourceDirectory(kinds: [
            .init(name: "vehicle", title: "Vehicles", resources: [.init(id: "1", groups: ["vans"])])
        ])
        #expect(try test.verdict(issued.token, rule, uses: uses) == "resource")
        try await test.store.resources.replace(directory, of: "fleet")
        #expect(try test.verdict(issued.token, rule, uses: uses) == "valid")
        try await test.store.resources.replace(directory, of: "fleet")
        let told = try await test.store.audit.list(action: .resourcesChanged).events
        #expect(told.map(\.subject) == ["fleet"] && told.first?.detail == "vehicle: 1, in groups: 0")
        #expect(told.first?.actor == Actor.portico.name)
        let reopened = try test.reopened()
        #expect(try reopened.verdict(issued.token, rule, uses: uses) == "valid")
        #expect(try await reopened.store.resources.directory(of: "fleet") == directory)
        #expect(try await reopened.store.resources.directory(of: "other") == ResourceDirectory())
        test.store.tokens.setDirectory(ResourceDirectory(), of: "fleet")
        #expect(try test.verdict(issued.token, rule, uses: uses) == "resource")
    }
}
