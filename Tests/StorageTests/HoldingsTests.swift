import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("What a session has of a description, read at once")
struct HoldingsTests {
    private static func value(_ name: String) -> CapturedValue {
        CapturedValue(
            name: name, text: "42", isSecret: true, operation: "op", source: "/id",
            takenAt: Date(timeIntervalSince1970: 1_700_000_000))
    }

    @Test("It is what the stores give one by one, in their order, and of one session and description (THREATS N9)")
    func complete() async throws {
        let test = try TestStore()
        let (one, other, store) = (try await test.session(), try await test.session(), test.store)
        try await store.selections.choose(ServerSelection(index: 1), for: "d", in: one)
        try await store.selections.choose(ServerSelection(index: 2), among: "https://a", for: "d", in: one)
        try await store.selections.choose("dark", as: .theme, in: one)
        try await store.selections.choose("go", as: .language, in: one)
        for name in ["b", "a", "c"] { try await store.values.put(Self.value(name), document: "d", in: one) }
        try await store.identities.put(Identity(name: "guest"), document: "d", in: one)
        let held = try store.holdings(of: "d", in: one)
        #expect(try held.servers() == ["": ServerSelection(index: 1), "https://a": ServerSelection(index: 2)])
        #expect(try held.value(of: .theme) == "dark" && held.value(of: .language) == "go")
        #expect(try held.value(of: .view) == nil)
        #expect(try await held.items(of: store.values) == store.values.list(document: "d", in: one))
        #expect(try held.items(of: store.values).map(\.value.name) == ["b", "a", "c"])
        #expect(try held.items(of: store.identities).map(\.value.name) == ["guest"])
        #expect(try held.items(of: store.rules).isEmpty)
        let elsewhere = try store.holdings(of: "e", in: one)
        #expect(try elsewhere.servers().isEmpty && elsewhere.items(of: store.values).isEmpty)
        #expect(try elsewhere.value(of: .theme) == "dark")
        let foreign = try store.holdings(of: "d", in: other)
        #expect(try foreign.servers().isEmpty && foreign.value(of: .theme) == nil)
        #expect(try foreign.items(of: store.values).isEmpty)
    }

    @Test("A draft of an operation that bears a preference's name is none")
    func names() async throws {
        let test = try TestStore()
        let session = try await test.session()
        let draft = FormDraft(fields: [.init(name: "theme", value: "dark")])
        try await test.store.selections.keep(draft, of: "theme", document: "d", in: session)
        #expect(try test.store.holdings(of: "d", in: session).value(of: .theme) == nil)
    }

    @Test("A row that was moved to another place is not opened (THREATS B2)")
    func moved() async throws {
        let test = try TestStore()
        let session = try await test.session()
        try await test.store.values.put(Self.value("a"), document: "d", in: session)
        try await test.store.file.write { try $0.execute(sql: "UPDATE kept SET document = 'e'") }
        let held = try test.store.holdings(of: "e", in: session)
        let error = #expect(throws: StoreError.self) { try held.items(of: test.store.values) }
        #expect(error?.code == .brokenSeal)
    }
}
