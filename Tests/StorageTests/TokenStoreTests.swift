import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

@Suite("Stored tokens")
struct TokenStoreTests {
    static func issued(_ label: String = "job") throws -> IssuedToken {
        try TokenIssue().issue(
            label: label, scopes: [Scope("vehicles:read"), Scope("caf\u{E9}"), Scope("cafe\u{301}")])
    }

    @Test("A token is in force when the call returns, and out of force when its removal returns (THREATS D8, G10)")
    func inProcess() async throws {
        let test = try TestStore()
        let tokens = test.store.tokens
        let issued = try Self.issued()
        #expect(try tokens.table().record(of: issued.token) == nil)
        try await tokens.add(issued)
        #expect(try tokens.table().record(of: issued.token) == issued.record)
        #expect(try await tokens.remove(id: issued.record.id))
        #expect(try tokens.table().record(of: issued.token) == nil)
        #expect(try await tokens.remove(id: issued.record.id) == false)
    }

    @Test("Tokens and removals survive a restart, scopes byte by byte (THREATS 6.5, D4)")
    func restart() async throws {
        let test = try TestStore()
        let (kept, removed) = (try Self.issued("kept"), try Self.issued("removed"))
        for issued in [kept, removed] { try await test.store.tokens.add(issued) }
        _ = try await test.store.tokens.remove(id: removed.record.id)
        try test.store.close()
        let reopened = try test.reopened().store.tokens
        #expect(try await reopened.list() == [kept.record])
        let record = try #require(try reopened.table().record(of: kept.token))
        #expect(record.scopes.map { Array($0.name.utf8) } == kept.record.scopes.map { Array($0.name.utf8) })
        #expect(try reopened.table().record(of: removed.token) == nil)
    }

    @Test("What another process changes is taken over by a refresh (THREATS G10)")
    func otherProcess() async throws {
        let test = try TestStore()
        let (desk, gate) = (test.store.tokens, try test.reopened().store.tokens)
        let issued = try Self.issued()
        try await desk.add(issued)
        try await gate.refresh()
        #expect(try gate.table().record(of: issued.token) == issued.record)
        _ = try await desk.remove(id: issued.record.id)
        try await gate.refresh()
        #expect(try gate.table().record(of: issued.token) == nil)
    }

    @Test("While the store cannot be read there is no table (THREATS G7, B3)")
    func failsClosed() async throws {
        let test = try TestStore()
        try await test.store.tokens.add(Self.issued())
        try test.store.close()
        await #expect(throws: StoreError.self) { try await test.store.tokens.refresh() }
        #expect(throws: StoreError.self) { try test.store.tokens.table() }
    }

    @Test("A removal that cannot be taken into memory leaves no table, until a refresh succeeds (THREATS D8, G7)")
    func staleMemory() async throws {
        let test = try TestStore()
        let (tokens, issued) = (test.store.tokens, try Self.issued())
        try await tokens.add(issued)
        try await test.store.file.write { database in
            try database.execute(
                sql: """
                    INSERT INTO tokens (id, digest, subject, label, hint, lastFour, scopes, createdAt)
                    VALUES ('bad', zeroblob(32), 's', 'l', 'h', 'f', 'no json', 0)
                    """)
        }
        await #expect(throws: StoreError.self) { try await tokens.remove(id: issued.record.id) }
        #expect(throws: StoreError.self) { try tokens.table() }
        try await test.store.file.write { try $0.execute(sql: "DELETE FROM tokens WHERE id = 'bad'") }
        try await tokens.refresh()
        #expect(try tokens.table().record(of: issued.token) == nil)
    }

    @Test("Tokens are listed newest first")
    func order() async throws {
        let test = try TestStore()
        let tokens = test.store.tokens
        for label in ["a", "b", "c"] { try await tokens.add(Self.issued(label)) }
        let labels = try await tokens.list().map(\.label)
        #expect(labels.first == "c" || Set(labels) == ["a", "b", "c"])
    }

    @Test("Many changes at once leave memory and disk the same")
    func concurrent() async throws {
        let test = try TestStore()
        let tokens = test.store.tokens
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let issued = try Self.issued("job \(number)")
                    try await tokens.add(issued)
                    if number.isMultiple(of: 2) { _ = try await tokens.remove(id: issued.record.id) }
                }
            }
            try await group.waitForAll()
        }
        #expect(try tokens.table().count == 20)
        #expect(try await tokens.list().count == 20)
    }
}
