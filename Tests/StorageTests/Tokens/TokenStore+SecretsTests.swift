import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

@Suite("Texts of tokens")
struct TokenStoreSecretsTests {
    @Test("A copyable token is shown to its owner again, and each time the audit trail tells (THREATS D12)")
    func copyable() async throws {
        let test = try TestStore()
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        let reopened = try test.reopened()
        let tokens = reopened.store.tokens
        #expect(try await tokens.reveal(issued.record.id, owner: ann.id, by: TestStore.actor) == issued.token)
        #expect(try await tokens.use(issued.record.id, owner: ann.id) == issued.token)
        #expect(try await test.actions() == [.userInvited, .tokenIssued, .tokenRevealed])
        #expect(try await tokens.identify(issued.token) == issued.record)
        #expect(try await tokens.identify(try await test.issue(for: ann).token)?.id != issued.record.id)
    }

    @Test("Under the policy `once` the text is nowhere, not even after the policy changes (THREATS 6.3)")
    func once() async throws {
        let test = try TestStore(policy: TokenPolicy(reveal: .once))
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        #expect(try await test.store.tokens.reveal(issued.record.id, owner: ann.id, by: TestStore.actor) == nil)
        #expect(try await test.rows("sealedTokens") == 0)
        let later = try test.reopened()
        #expect(try await later.store.tokens.use(issued.record.id, owner: ann.id) == nil)
        let copyable = try await later.issue(for: ann)
        let once = try test.reopened(policy: TokenPolicy(reveal: .once))
        #expect(try await once.store.tokens.reveal(copyable.record.id, owner: ann.id, by: TestStore.actor) == nil)
    }

    @Test("A cancelled token's text is gone with it")
    func revoked() async throws {
        let test = try TestStore()
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        _ = try await test.store.tokens.revoke(issued.record.id, owner: nil, by: TestStore.actor)
        #expect(try await test.store.tokens.reveal(issued.record.id, owner: ann.id, by: TestStore.actor) == nil)
        #expect(try await test.rows("sealedTokens") == 0)
    }

    @Test("A sealed text moved to another row or owner, or with any bit turned, does not open (THREATS B2)")
    func swapped() async throws {
        let test = try TestStore()
        let (ann, bob) = (try await test.user(), try await test.user("bob"))
        let (one, two) = (try await test.issue(for: ann), try await test.issue(for: ann))
        let (id, file) = (one.record.id, test.store.file)
        let sealed = try #require(
            try await file.read { database in
                try Data.fetchOne(
                    database, sql: "SELECT sealed FROM sealedTokens WHERE token = ?", arguments: [id.description])
            })
        func put(_ bytes: Data, into token: TokenID) async throws {
            try await file.write {
                try $0.execute(
                    sql: "UPDATE sealedTokens SET sealed = ? WHERE token = ?", arguments: [bytes, token.description])
            }
        }
        func isBroken(_ token: TokenID, _ owner: UserID) async -> Bool {
            do {
                _ = try await test.store.tokens.use(token, owner: owner)
                return false
            } catch {
                return error.code == .brokenSeal
            }
        }
        try await put(sealed, into: two.record.id)
        #expect(await isBroken(two.record.id, ann.id))
        for index in sealed.indices {
            var turned = sealed
            turned[index] ^= 1
            try await put(turned, into: id)
            #expect(await isBroken(id, ann.id), "byte \(index)")
        }
        try await put(sealed, into: id)
        try await file.write {
            try $0.execute(
                sql: "UPDATE tokens SET owner = ? WHERE id = ?", arguments: [bob.id.description, id.description])
        }
        #expect(await isBroken(id, bob.id))
    }
}
