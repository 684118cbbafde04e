import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("What a session keeps under names")
struct SessionListTests {
    private static func value(_ name: String, text: String = "42") -> CapturedValue {
        CapturedValue(
            name: name, text: text, isSecret: false, operation: "op", source: "/id",
            takenAt: Date(timeIntervalSince1970: 1_700_000_000))
    }

    @Test("A list keeps its order, replaces by id, and is of one document, session and kind (THREATS N9)")
    func lists() async throws {
        let test = try TestStore()
        let (one, other, store) = (try await test.session(), try await test.session(), test.store)
        let first = try await store.values.put(Self.value("a"), document: "d", in: one)
        test.clock.advance(seconds: 1)
        try await store.values.put(Self.value("b"), document: "d", in: one)
        try await store.values.put(Self.value("a", text: "43"), inPlaceOf: first.id, document: "d", in: one)
        #expect(try await store.values.list(document: "d", in: one).map(\.value.text) == ["43", "42"])
        #expect(try await store.values.list(document: "e", in: one).isEmpty)
        #expect(try await store.values.list(document: "d", in: other).isEmpty)
        #expect(try await store.identities.list(document: "d", in: one).isEmpty)
        try await store.values.remove(first.id, document: "d", in: other)
        #expect(try await store.values.list(document: "d", in: one).count == 2)
        try await store.values.remove(first.id, document: "d", in: one)
        #expect(try await store.values.list(document: "d", in: one).map(\.value.name) == ["b"])
        try await store.values.remove(document: "d", in: one)
        #expect(try await store.values.list(document: "d", in: one).isEmpty)
    }

    @Test("A full list refuses one more and keeps what it has")
    func bounds() async throws {
        let test = try TestStore()
        let (session, identities) = (try await test.session(), test.store.identities)
        for number in 0..<Identity.countLimit {
            try await identities.put(Identity(name: "\(number)"), document: "d", in: session)
        }
        let error = await #expect(throws: StoreError.self) {
            try await identities.put(Identity(name: "more"), document: "d", in: session)
        }
        #expect(error?.code == .tooMany)
        #expect(try await identities.list(document: "d", in: session).count == Identity.countLimit)
    }

    @Test("Nothing of it stands on the disk, while it is kept and after (THREATS B1)")
    func leaks() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store)
        let canary = "canary-5d1b-kept"
        try await store.values.put(Self.value(canary, text: canary), document: "d", in: session)
        try await store.identities.put(Identity(name: canary), document: "d", in: session)
        try await store.rules.put(
            CredentialRule(operation: canary, answering: canary, source: canary, scheme: canary, origin: canary),
            document: "d", in: session)
        func check() throws {
            let disk = try test.filesOnDisk()
            for spelling in LeakTests.spellings(of: canary) { #expect(!LeakTests.contains(disk, spelling)) }
        }
        try check()
        try await store.values.remove(document: "d", in: session)
        try await store.sessions.end(session)
        try check()
        #expect(try await store.values.list(document: "d", in: session).isEmpty)
    }

    @Test("A value moved to another document does not open (THREATS B2)")
    func moved() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store)
        try await store.values.put(Self.value("a"), document: "d", in: session)
        try await store.file.write { try $0.execute(sql: "UPDATE kept SET document = 'e'") }
        let error = await #expect(throws: StoreError.self) {
            try await store.values.list(document: "e", in: session)
        }
        #expect(error?.code == .brokenSeal)
    }

    @Test("Credentials are copied to an identity and back, in place of what was there (THREATS A2, B2)")
    func identities() async throws {
        let test = try TestStore()
        let (session, credentials) = (try await test.session(), test.store.credentials)
        let owner = Identity.owner("x", document: "d")
        try await credentials.put(TestStore.saved("one"), document: "d", in: session)
        try await credentials.copy(from: "d", to: owner, in: session)
        try await credentials.put(TestStore.saved("two"), document: "d", in: session)
        try await credentials.put(TestStore.saved("more", scheme: "other"), document: "d", in: session)
        try await credentials.copy(from: owner, to: "d", in: session)
        #expect(try await credentials.list(document: "d", in: session) == [try TestStore.saved("one")])
        try await credentials.removeAll(document: "d", in: session)
        #expect(try await credentials.list(document: owner, in: session) == [try TestStore.saved("one")])
    }

    @Test("A kept result can be replaced by one without a secret, by its own session alone (THREATS A3, N9)")
    func replacing() async throws {
        let test = try TestStore()
        let (session, other, exchanges) = (try await test.session(), try await test.session(), test.store.exchanges)
        let id = try await exchanges.add(TestStore.exchange(payload: [1], body: [2, 3]), in: session).id
        try await exchanges.replace(id, payload: [9], body: [9], in: other)
        #expect(try await exchanges.payload(of: id, in: session) == [1])
        try await exchanges.replace(id, payload: [4], body: [5], in: session)
        #expect(try await exchanges.payload(of: id, in: session) == [4])
        #expect(try await exchanges.body(of: id, in: session) == [5])
        #expect(try await exchanges.record(id, in: session)?.bodySize == 1)
    }
}
