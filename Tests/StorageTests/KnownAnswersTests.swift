import Foundation
import Testing

@testable import Storage

@Suite("The known answer")
struct KnownAnswersTests {
    static let other = Data(repeating: 43, count: 32).base64EncodedString()

    @Test("Another key stops the start with a clear text and discards nothing (THREATS B7)")
    func wrongKey() async throws {
        let test = try TestStore()
        let (_, secret) = try await test.store.sessions.begin()
        let error = #expect(throws: StoreError.self) { try test.reopened(key: Self.other) }
        #expect(error?.code == .wrongKey)
        #expect(error?.message.contains("--discard-sealed") == true)
        #expect(error?.message.contains(Self.other) == false)
        #expect(try await test.reopened().store.sessions.find(secret) != nil)
    }

    @Test("Another key under the same id is noticed, even in an empty store (THREATS B7)")
    func sameID() throws {
        let test = try TestStore(key: "main:\(TestStore.keyText)")
        let error = #expect(throws: StoreError.self) { try test.reopened(key: "main:\(Self.other)") }
        #expect(error?.code == .wrongKey)
        _ = try test.reopened(key: "main:\(TestStore.keyText)")
    }

    @Test("On the operator's express word the sealed is given up and the start goes on (THREATS 6.2)")
    func discard() async throws {
        let test = try TestStore()
        let (_, secret) = try await test.store.sessions.begin()
        let reopened = try test.reopened(key: Self.other, discardsSealed: true)
        #expect(try await reopened.store.sessions.find(secret) == nil)
        _ = try test.reopened(key: Self.other)
    }

    @Test(
        "A ring takes a new key first, seals anew on use, and lets the old one go when nothing needs it (THREATS 6.2)")
    func rotation() async throws {
        let test = try TestStore(key: "old:\(TestStore.keyText)")
        let (session, secret) = try await test.store.sessions.begin()
        let (_, unused) = try await test.store.sessions.begin()
        try await test.store.credentials.put(TestStore.saved("kept"), document: "d", in: session)

        let ring = try test.reopened(key: "new:\(Self.other),old:\(TestStore.keyText)")
        let found = try #require(try await ring.store.sessions.find(secret))
        #expect(try await ring.store.credentials.list(document: "d", in: found) == [TestStore.saved("kept")])

        let early = #expect(throws: StoreError.self) { try test.reopened(key: "new:\(Self.other)") }
        #expect(early?.code == .wrongKey)
        let unusedSession = try #require(try await ring.store.sessions.find(unused))
        try await ring.store.sessions.end(unusedSession)
        let later = try test.reopened(key: "new:\(Self.other)")
        #expect(try await later.store.sessions.find(secret) != nil)
        #expect(throws: StoreError.self) { try test.reopened(key: "old:\(TestStore.keyText)") }
    }
}
