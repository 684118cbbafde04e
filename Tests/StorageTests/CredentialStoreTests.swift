import Authorization
import Egress
import Execution
import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("Sealed credentials")
struct CredentialStoreTests {
    @Test("What was put is listed, replaced and removed")
    func cycle() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.credentials)
        try await store.put(TestStore.saved("one"), document: "d", in: session)
        try await store.put(TestStore.saved("two"), document: "d", in: session)
        try await store.put(TestStore.saved("three", scheme: "key"), document: "d", in: session)
        #expect(
            try await store.list(document: "d", in: session) == [
                TestStore.saved("two"), TestStore.saved("three", scheme: "key"),
            ])
        try await store.remove(scheme: "bearerAuth", document: "d", in: session)
        #expect(try await store.list(document: "d", in: session).map(\.scheme) == ["key"])
        try await store.removeAll(in: session)
        #expect(try await store.count(in: session) == 0)
    }

    @Test("A credential belongs to one session, document, scheme and origin (THREATS N9, A2)")
    func isolation() async throws {
        let test = try TestStore()
        let (one, other) = (try await test.session(), try await test.session())
        let store = test.store.credentials
        try await store.put(TestStore.saved("mine"), document: "d", in: one)
        try await store.put(TestStore.saved("elsewhere", origin: "https://other.example"), document: "d", in: one)
        #expect(try await store.list(document: "d", in: other).isEmpty)
        #expect(try await store.list(document: "e", in: one).isEmpty)
        #expect(
            try await store.list(document: "d", in: one).map(\.origin.description) == [
                "https://api.example.com", "https://other.example",
            ])
        try await store.removeAll(document: "d", in: other)
        try await store.remove(
            scheme: "bearerAuth", origin: Origin(parsing: "https://other.example"), document: "d", in: one)
        #expect(try await store.list(document: "d", in: one) == [TestStore.saved("mine")])
    }

    @Test("A session keeps 32 credentials (THREATS 4.4)")
    func limit() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.credentials)
        for number in 0..<32 {
            try await store.put(TestStore.saved("v", scheme: "s\(number)"), document: "d", in: session)
        }
        let error = await #expect(throws: StoreError.self) {
            try await store.put(TestStore.saved("v", scheme: "s32"), document: "d", in: session)
        }
        #expect(error?.code == .tooMany)
        #expect(try await store.count(in: session) == 32)
        try await store.put(TestStore.saved("new", scheme: "s31"), document: "d", in: session)
        #expect(try await store.count(in: session) == 32)
    }

    @Test(
        "A row moved to another place does not open (THREATS B2)",
        arguments: ["scheme = 'x'", "origin = 'https://evil.example'", "document = 'e'"])
    func moved(change: String) async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.credentials)
        try await store.put(TestStore.saved("one"), document: "d", in: session)
        try await test.store.file.write { try $0.execute(sql: "UPDATE credentials SET \(change)") }
        let error = await #expect(throws: StoreError.self) {
            _ = try await store.list(document: "d", in: session) + store.list(document: "e", in: session)
        }
        #expect(error?.code == .brokenSeal)
    }

    @Test("A row of another session, and one that was changed, do not open (THREATS B2)")
    func swapped() async throws {
        let test = try TestStore()
        let (one, other) = (try await test.session(), try await test.session())
        let store = test.store.credentials
        try await store.put(TestStore.saved("one"), document: "d", in: one)
        try await store.put(TestStore.saved("other"), document: "d", in: other)
        try await test.store.file.write { database in
            try database.execute(
                sql:
                    "UPDATE credentials SET sealed = (SELECT sealed FROM credentials WHERE session = ?) WHERE session = ?",
                arguments: [one.id, other.id])
        }
        await #expect(throws: StoreError.self) { try await store.list(document: "d", in: other) }
        try await test.store.file.write { try $0.execute(sql: "UPDATE credentials SET sealed = x'00'") }
        await #expect(throws: StoreError.self) { try await store.list(document: "d", in: one) }
    }

    @Test("Ending a session ends its credentials and leaves others alone")
    func logout() async throws {
        let test = try TestStore()
        let (one, other) = (try await test.session(), try await test.session())
        for session in [one, other] {
            try await test.store.credentials.put(TestStore.saved("v"), document: "d", in: session)
        }
        try await test.store.sessions.end(one)
        let left = try await test.store.file.read { try String.fetchAll($0, sql: "SELECT session FROM credentials") }
        #expect(left == [other.id])
    }
}
