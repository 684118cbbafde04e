import Testing

@testable import Storage

@Suite("Selections and drafts")
struct SelectionStoreTests {
    @Test("A server is chosen per document and session (THREATS N9)")
    func servers() async throws {
        let test = try TestStore()
        let (one, other) = (try await test.session(), try await test.session())
        let store = test.store.selections
        let chosen = ServerSelection(index: 2, variables: ["region": "eu"])
        try await store.choose(ServerSelection(index: 1), for: "d", in: one)
        try await store.choose(chosen, for: "d", in: one)
        #expect(try await store.server(of: "d", in: one) == chosen)
        #expect(try await store.server(of: "e", in: one) == nil)
        #expect(try await store.server(of: "d", in: other) == nil)
        let own = ServerSelection(index: 0, url: "https://own.example")
        try await store.choose(own, among: "https://a https://b", for: "d", in: one)
        #expect(try await store.servers(of: "d", in: one) == ["": chosen, "https://a https://b": own])
        #expect(try await store.server(of: "d", in: one) == chosen)
    }

    @Test("A draft keeps names, repetitions and order, and is forgotten on demand")
    func drafts() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.selections)
        let draft = FormDraft(
            fields: [("p.query.tag", "b"), ("p.query.tag", "a"), ("body", "{\n\"é\": \"\0\"}")].map {
                .init(name: $0.0, value: $0.1)
            })
        try await store.keep(draft, of: "op", document: "d", in: session)
        #expect(try await store.draft(of: "op", document: "d", in: session) == draft)
        #expect(try await store.draft(of: "other", document: "d", in: session) == nil)
        try await store.removeDraft(of: "op", document: "d", in: session)
        #expect(try await store.draft(of: "op", document: "d", in: session) == nil)
    }

    @Test("A draft above its limit is refused, and the oldest of many makes room")
    func bounds() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.selections)
        let huge = FormDraft(fields: [
            .init(name: "body", value: String(repeating: "x", count: SelectionStore.draftLimit))
        ])
        let error = await #expect(throws: StoreError.self) {
            try await store.keep(huge, of: "op", document: "d", in: session)
        }
        #expect(error?.code == .tooLarge)
        let small = FormDraft(fields: [.init(name: "a", value: "b")])
        for number in 0...SelectionStore.countLimit {
            test.clock.advance(seconds: 1)
            try await store.keep(small, of: "op\(number)", document: "d", in: session)
        }
        #expect(try await store.draft(of: "op0", document: "d", in: session) == nil)
        #expect(try await store.draft(of: "op1", document: "d", in: session) == small)
    }

    @Test("A form that is kept again as it was still counts as the newest after a minute")
    func repetition() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.selections)
        let form = FormDraft(fields: [.init(name: "a", value: "b")])
        let other = FormDraft(fields: [.init(name: "a", value: "c")])
        for kept in [form, other, form, form] {
            try await store.keep(kept, of: "op", document: "d", in: session)
            #expect(try await store.draft(of: "op", document: "d", in: session) == kept)
        }
        test.clock.advance(seconds: 1)
        for number in 2...SelectionStore.countLimit {
            try await store.keep(form, of: "op\(number)", document: "d", in: session)
        }
        test.clock.advance(seconds: 61)
        try await store.keep(form, of: "op", document: "d", in: session)
        try await store.keep(form, of: "one more", document: "d", in: session)
        #expect(try await store.draft(of: "op", document: "d", in: session) == form)
        #expect(try await store.draft(of: "op2", document: "d", in: session) == nil)
    }
}
