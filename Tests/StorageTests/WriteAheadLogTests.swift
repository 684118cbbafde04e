import Foundation
import Testing

@testable import Storage

@Suite("The write-ahead log")
struct WriteAheadLogTests {
    @Test("What is written without waiting for the disk is there at once, and does not stay in the log for ever")
    func light() async throws {
        let test = try TestStore()
        let session = try await test.session()
        let body = [UInt8](repeating: 65, count: 6_000_000)
        let draft = ExchangeDraft(
            document: "d", operation: "op", method: "GET", status: 200, duration: 1, payload: [], body: body)
        for _ in 0..<4 {
            let record = try await test.store.exchanges.add(draft, in: session)
            #expect(try await test.store.exchanges.record(record.id, in: session)?.bodySize == body.count)
            #expect(try await test.store.exchanges.body(of: record.id, in: session) == body)
        }
        // Each ordinary write goes through the same connection, after what was left for later.
        _ = try await test.session()
        let log = test.folder.path + "/" + Store.fileName + "-wal"
        let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int ?? 0
        #expect(size < 4 * body.count)
    }
}
