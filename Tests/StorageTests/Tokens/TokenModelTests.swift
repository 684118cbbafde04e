import Egress
import Foundation
import TestSupport
import Testing
import TokenDesk

@testable import Storage

@Suite("Desk and gate against a plain model")
struct TokenModelTests {
    /// One run: the store, the model beside it, and the tokens of both by the same index.
    private struct Run {
        var test: TestStore
        var model: TokenModel
        var tokens: [IssuedToken] = []
        var random: Seeded
        let users: [User]
        let rules: [(scope: String?, rule: OperationRule)]
        var verdicts: [String: Int] = [:]

        static let scopes = ["read", "write", "admin"]

        var now: Double { test.clock.now().timeIntervalSince1970 }
        mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
        mutating func someScopes() -> Set<String> { Set(Self.scopes.filter { _ in Bool.random(using: &random) }) }
        mutating func someToken() -> Int {
            // Mostly one of the latest: the others are over sooner or later.
            let last = tokens.count - 1
            return chance(4)
                ? Int.random(in: 0...last, using: &random) : max(0, last - Int.random(in: 0...4, using: &random))
        }

        mutating func issue() async throws {
            let (owner, isLocal, scopes) = (Int.random(in: 0..<users.count, using: &random), chance(4), someScopes())
            let idle = Int64.random(in: 60...900, using: &random)
            let cap = Int64.random(in: 60...4_000, using: &random)
            var draft = TestStore.draft(AccessRights(scopes: scopes.sorted().map { Scope($0) }))
            draft.life = try TokenLife(idle: idle, absolute: cap)
            draft.networks = isLocal ? [try Network("192.0.2.0/24")] : []
            let issued = try? await test.issue(draft, for: users[owner])
            let isExpected = model.issue(
                owner: owner, at: now, idle: Double(idle), cap: Double(cap), scopes: scopes, isLocal: isLocal)
            #expect((issued != nil) == isExpected)
            if let issued { tokens.append(issued) }
        }

        mutating func use() throws {
            let (index, fromHome) = (someToken(), !chance(3))
            let (scope, rule) = rules[Int.random(in: 0..<rules.count, using: &random)]
            let address = fromHome ? "192.0.2.77" : "198.51.100.7"
            let call = TokenCall(api: "fleet", rule: rule, address: .init(address))
            let verdict = try test.store.tokens.check(tokens[index].token, for: call)
            let expected = model.use(index, scope: scope, fromHome: fromHome, at: now)
            var refusal: TokenRefusal?
            if case .refused(let reason, _) = verdict { refusal = reason }
            #expect(refusal?.code ?? "valid" == expected)
            verdicts[expected, default: 0] += 1
            test.store.tokens.count(
                tokens[index].record.id, operation: "op", status: refusal == nil ? 200 : 403, refusal: refusal,
                address: address)
        }

        mutating func desk() async throws {
            let index = someToken()
            let (store, actor, id) = (test.store.tokens, TestStore.actor, tokens[index].record.id)
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                _ = try await store.pause(id, owner: nil, by: actor)
                model.pause(index)
            case 1, 2:
                _ = try await store.resume(id, owner: nil, by: actor)
                model.resume(index)
            case 3:
                guard chance(2) else { return }
                _ = try await store.revoke(id, owner: nil, by: actor)
                model.revoke(index)
            case 4:
                let grace = Int64.random(in: 0...300, using: &random)
                let issued = try? await store.rotate(id, grace: grace, owner: nil, by: actor)
                #expect((issued != nil) == model.rotate(index, grace: Double(grace), at: now))
                if let issued { tokens.append(issued) }
            default:
                let scopes = someScopes()
                let rights = AccessRights(scopes: scopes.sorted().map { Scope($0) })
                let edit = TokenEdit(label: "edited", comment: "", purpose: "", rights: rights)
                let edited = try? await store.edit(id, edit, owner: nil, by: actor)
                #expect((edited != nil) == model.edit(index, scopes: scopes))
            }
        }

        mutating func step() async throws {
            switch Int.random(in: 0..<40, using: &random) {
            case 0..<4: try await issue()
            case 4..<24: try use()
            case 24..<32: try await desk()
            case 32..<36: test.clock.advance(seconds: Double(Int.random(in: 1...120, using: &random)))
            case 36: if chance(3) { test.clock.advance(seconds: Double(Int.random(in: 300...1_500, using: &random))) }
            case 37:
                let index = Int.random(in: 0..<users.count, using: &random)
                model.access[index] = chance(4) ? false : true
                _ = try await test.store.users.change(
                    users[index].id, role: .developer, hasAPIAccess: model.access[index], isDisabled: false,
                    by: TestStore.actor)
            case 38: try await test.store.tokens.flush()
            default:
                guard chance(4) else { return }
                try await test.store.tokens.flush()
                try test.store.close()
                test = try test.reopened(policy: TokenModelTests.policy)
            }
        }
    }

    static let policy = TokenPolicy(countPerOwner: 100_000, issuesPerMinute: 100_000)

    @Test(
        "Every verdict and every refusal of the desk is the model's, whatever the order (THREATS D7, D8)",
        arguments: 1...6)
    func interleavings(seed: UInt64) async throws {
        let test = try TestStore(policy: Self.policy)
        let users = [try await test.user(), try await test.user("bob")]
        let rules = [
            ("read", try await TestStore.rule("read")), ("write", try await TestStore.rule("write")),
            (nil, try await TestStore.rule()),
        ]
        var run = Run(
            test: test, model: TokenModel(access: [true, true]), random: Seeded(seed: seed), users: users, rules: rules)
        try await run.issue()
        for _ in 0..<1_500 { try await run.step() }
        #expect(
            run.verdicts.keys.sorted() == [
                "expired", "missing-scope", "network", "owner-without-access", "paused", "revoked", "valid",
            ])
        let requests = try await run.test.store.tokens.list(TokenQuery(size: 1_000)).records.reduce(0) {
            $0 + $1.requests
        }
        #expect(requests == run.verdicts.values.reduce(0, +))
        #expect(try await run.test.store.audit.verify())
    }
}
