import Foundation
import GRDB
import Testing

@testable import Storage

@Suite("The database file")
struct DatabaseFileTests {
    @Test("A short write waits for another process that writes, and is not lost", arguments: [1, 200_000])
    func contention(count: Int) async throws {
        let test = try TestStore()
        let session = try await test.session()
        let other = try DatabaseQueue(path: test.folder.file(Store.fileName))
        let draft = TestStore.exchange(body: [UInt8](repeating: 7, count: count))
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (begun, announce) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                try await other.writeWithoutTransaction { database in
                    try database.execute(sql: "BEGIN IMMEDIATE")
                    announce.finish()
                    Thread.sleep(forTimeInterval: 0.3)
                    try database.execute(sql: "COMMIT")
                }
            }
            for await _ in begun {}
            let record = try await test.store.exchanges.add(draft, in: session)
            #expect(try await test.store.exchanges.record(record.id, in: session) == record)
            try await group.waitForAll()
        }
    }

    @Test("Many short writes beside long ones are all there")
    func crowd() async throws {
        let test = try TestStore()
        let session = try await test.session()
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let body = [UInt8](repeating: 1, count: number % 3 == 0 ? 150_000 : 10)
                    return try await test.store.exchanges.add(TestStore.exchange(body: body), in: session).id
                }
                group.addTask {
                    let draft = FormDraft(fields: [.init(name: "a", value: "\(number)")])
                    try await test.store.selections.keep(draft, of: "op\(number)", document: "d", in: session)
                    return ""
                }
            }
            var kept: Set<String> = []
            for try await id in group where !id.isEmpty { kept.insert(id) }
            let listed = try await test.store.exchanges.list(operation: "getVehicle", document: "fleet", in: session)
            #expect(kept.count == 60 && Set(listed.map(\.id)).isSubset(of: kept) && !listed.isEmpty)
        }
        for number in 0..<60 {
            let draft = try await test.store.selections.draft(of: "op\(number)", document: "d", in: session)
            #expect(draft?.fields.first?.value == "\(number)")
        }
    }

    @Test("A change has the writer alone only where no other is under way")
    func load() async throws {
        let load = WriterLoad()
        #expect(load.alone { 1 } == 1)
        await load.counting {
            #expect(load.alone { 1 } == nil)
            await load.counting { #expect(load.alone { 1 } == nil) }
            #expect(load.alone { 1 } == nil)
        }
        #expect(load.alone { load.alone { 1 } == nil } == true)
        #expect(throws: CancellationError.self) { try load.alone { () throws -> Int in throw CancellationError() } }
        #expect(load.alone { 1 } == 1)
    }
}
