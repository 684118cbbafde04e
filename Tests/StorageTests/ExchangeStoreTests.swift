import Foundation
import Testing

@testable import Storage

@Suite("Kept results")
struct ExchangeStoreTests {
    @Test("Payload and body come back byte for byte", arguments: [0, 1, 255, 256, 300_000])
    func exact(count: Int) async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.exchanges)
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let record = try await store.add(TestStore.exchange(payload: [0, 255, 10], body: body), in: session)
        #expect(record.bodySize == count && record.status == 200 && record.method == "GET")
        #expect(try await store.payload(of: record.id, in: session) == [0, 255, 10])
        #expect(try await store.body(of: record.id, in: session) == body)
        #expect(try await store.record(record.id, in: session) == record)
    }

    @Test("A short result is read at once, of a long one the record alone", arguments: [0, 1, 300_000])
    func result(count: Int) async throws {
        let test = try TestStore()
        let (session, other, store) = (try await test.session(), try await test.session(), test.store.exchanges)
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let record = try await store.add(TestStore.exchange(payload: [0, 255, 10], body: body), in: session)
        let found = try #require(try await store.result(record.id, in: session))
        #expect(found.record == record && found.payload == [0, 255, 10])
        #expect(found.body == (count > 65_536 ? nil : body))
        #expect(try await store.result(record.id, in: other) == nil)
        #expect(try await store.result("none", in: session) == nil)
    }

    @Test("Results are listed by operation, newest first, and cleared one by one or all")
    func listing() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.exchanges)
        let first = try await store.add(TestStore.exchange(operation: "a"), in: session)
        test.clock.advance(seconds: 1)
        let second = try await store.add(TestStore.exchange(operation: "a"), in: session)
        let third = try await store.add(TestStore.exchange(operation: "b"), in: session)
        #expect(try await store.list(operation: "a", document: "fleet", in: session) == [second, first])
        try await store.remove(second.id, in: session)
        #expect(try await store.list(operation: "a", document: "fleet", in: session) == [first])
        try await store.removeAll(in: session)
        #expect(try await store.record(third.id, in: session) == nil)
    }

    @Test("A page of the history by operation, method and ending, with its count; of one description only")
    func query() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.exchanges)
        func add(_ operation: String, _ method: String, _ status: Int?, document: String = "fleet") async throws {
            test.clock.advance(seconds: 1)
            _ = try await store.add(
                ExchangeDraft(
                    document: document, operation: operation, method: method, status: status, duration: 5, payload: [],
                    body: []), in: session)
        }
        for number in 0..<5 { try await add("list", "GET", number == 0 ? 404 : 200) }
        try await add("create", "POST", 201)
        try await add("create", "POST", nil)
        try await add("list", "GET", 200, document: "other")
        func found(_ change: (inout ExchangeQuery) -> Void) async throws -> (listed: Int, count: Int) {
            var query = ExchangeQuery(document: "fleet")
            change(&query)
            return (try await store.list(query, in: session).count, try await store.count(query, in: session))
        }
        #expect(try await found { _ in } == (7, 7))
        #expect(try await found { $0.operation = "list" } == (5, 5))
        #expect(try await found { $0.method = "POST" } == (2, 2))
        #expect(try await found { $0.ending = .statusClass(2) } == (5, 5))
        #expect(try await found { $0.ending = .statusClass(4) } == (1, 1))
        #expect(try await found { $0.ending = .failure } == (1, 1))
        #expect(try await found { ($0.size, $0.page) = (3, 3) } == (1, 7))
        #expect(try await found { ($0.size, $0.page) = (0, .max) } == (0, 7))
        try await store.removeAll(of: "fleet", in: session)
        #expect(try await found { _ in } == (0, 0))
        #expect(try await store.count(ExchangeQuery(document: "other"), in: session) == 1)
    }

    @Test("The form comes back for its own session alone, and lies sealed (THREATS V7, N9)")
    func form() async throws {
        let test = try TestStore()
        let (session, other) = (try await test.session(), try await test.session())
        let form = FormDraft(fields: [FormDraft.Field(name: "p.query.word", value: "canary-of-the-form")])
        var draft = TestStore.exchange()
        #expect(try await test.store.exchanges.add(draft, in: session).hasForm == false)
        draft.form = form
        let record = try await test.store.exchanges.add(draft, in: session)
        #expect(record.hasForm)
        #expect(try await test.store.exchanges.form(of: record.id, in: session) == form)
        #expect(try await test.store.exchanges.form(of: record.id, in: other) == nil)
        #expect(!LeakTests.contains(try test.filesOnDisk(), Array("canary-of".utf8)))
    }

    @Test("Another session's id leads nowhere (THREATS N9, V2)")
    func isolation() async throws {
        let test = try TestStore()
        let (one, other) = (try await test.session(), try await test.session())
        let store = test.store.exchanges
        let record = try await store.add(TestStore.exchange(), in: one)
        #expect(record.id.utf8.count == 22)
        #expect(try await store.payload(of: record.id, in: other) == nil)
        #expect(try await store.body(of: record.id, in: other) == nil)
        try await store.remove(record.id, in: other)
        #expect(try await store.record(record.id, in: one) == record)
    }

    @Test("A result is gone after its time, from answers at once and from the file by the sweep (THREATS V7)")
    func expiry() async throws {
        var limits = ExchangeLimits()
        limits.lifetime = 900
        let test = try TestStore(limits: limits)
        let (session, store) = (try await test.session(), test.store.exchanges)
        let record = try await store.add(TestStore.exchange(), in: session)
        test.clock.advance(seconds: 899)
        #expect(try await store.record(record.id, in: session) != nil)
        test.clock.advance(seconds: 1)
        #expect(try await store.record(record.id, in: session) == nil)
        #expect(try await store.body(of: record.id, in: session) == nil)
        try await test.store.sweep()
        #expect(!LeakTests.contains(try test.filesOnDisk(), Array(record.id.utf8)))
    }

    @Test("The oldest results make room by count, by the session's bytes and by all bytes (THREATS L4)")
    func bounds() async throws {
        var limits = ExchangeLimits()
        limits.count = 3
        limits.bytes = 20_000
        limits.totalBytes = 25_000
        let test = try TestStore(limits: limits)
        let (session, store) = (try await test.session(), test.store.exchanges)
        var ids: [String] = []
        for _ in 0..<4 { ids.append(try await store.add(TestStore.exchange(), in: session).id) }
        #expect(try await store.record(ids[0], in: session) == nil)
        #expect(try await store.record(ids[1], in: session) != nil)

        let large = [UInt8](repeating: 1, count: 12_000)
        let one = try await store.add(TestStore.exchange(body: large), in: session)
        let two = try await store.add(TestStore.exchange(body: large), in: session)
        #expect(try await store.record(one.id, in: session) == nil)
        #expect(try await store.record(two.id, in: session) != nil)

        let other = try await test.session()
        let three = try await store.add(TestStore.exchange(body: large), in: other)
        #expect(try await store.record(two.id, in: session) != nil)
        _ = try await store.add(TestStore.exchange(body: large), in: test.session())
        #expect(try await store.record(two.id, in: session) == nil)
        #expect(try await store.record(three.id, in: other) != nil)
    }

    @Test("A result larger than all room is refused")
    func tooLarge() async throws {
        var limits = ExchangeLimits()
        limits.bytes = 1000
        let test = try TestStore(limits: limits)
        let session = try await test.session()
        let error = await #expect(throws: StoreError.self) {
            try await test.store.exchanges.add(
                TestStore.exchange(body: [UInt8](repeating: 1, count: 2000)), in: session)
        }
        #expect(error?.code == .tooLarge)
    }
}
