import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

@Suite("Keys of the store")
struct StoreKeysTests {
    static let other = "other:" + Data(repeating: 7, count: 32).base64EncodedString()

    @Test("Texts of tokens outlive a change of the server key, and then the former key (THREATS 6.2)")
    func rotation() async throws {
        let test = try TestStore()
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        try test.store.close()
        let both = try test.reopened(key: Self.other + "," + TestStore.keyText)
        #expect(try await both.store.tokens.use(issued.record.id, owner: ann.id) == issued.token)
        try both.store.close()
        let alone = try test.reopened(key: Self.other)
        #expect(try await alone.store.tokens.use(issued.record.id, owner: ann.id) == issued.token)
    }

    @Test("Without the key the start is refused; given up, the texts are gone and the tokens go on (THREATS B7)")
    func lost() async throws {
        let test = try TestStore()
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        try test.store.close()
        let error = #expect(throws: StoreError.self) { try test.reopened(key: Self.other) }
        #expect(error?.code == .wrongKey)
        let reopened = try test.reopened(key: Self.other, discardsSealed: true)
        #expect(try await reopened.store.tokens.use(issued.record.id, owner: ann.id) == nil)
        #expect(try reopened.verdict(issued.token, try await TestStore.rule()) == "valid")
        let next = try await reopened.issue(for: ann)
        #expect(try await reopened.store.tokens.use(next.record.id, owner: ann.id) == next.token)
    }

    @Test("Keys whose seal was changed stop the start (THREATS B2)")
    func changed() async throws {
        let test = try TestStore()
        try await test.store.file.write {
            try $0.execute(sql: "UPDATE storeKeys SET sealed = zeroblob(length(sealed))")
        }
        try test.store.close()
        let error = #expect(throws: StoreError.self) { try test.reopened() }
        #expect(error?.code == .brokenSeal)
    }

    @Test("Keys show themselves to nobody (THREATS B8)")
    func masked() async throws {
        let keys = try TestStore().store.tokens.keys
        var dumped = "\(keys)"
        dump(keys, to: &dumped)
        #expect(dumped.hasPrefix("store keys") && !dumped.contains("SymmetricKey"))
    }
}
