import Dispatch
import Foundation
import GRDB

/// Bodies on disk, each a sealed file that a result in the database names; one that none names is deleted.
struct Spool: Sendable {
    /// The folder's name in the data folder.
    static let folderName = "spool"

    let folder: SpoolFolder
    let ledger: SpoolLedger
    /// Reading and writing files holds up no thread of others.
    let queue = DispatchQueue(label: "portico.spool", attributes: .concurrent)

    init(dataFolder: String, limits: ExchangeLimits) {
        folder = SpoolFolder(path: dataFolder + "/" + Self.folderName)
        ledger = SpoolLedger(limit: limits.incomingBytes)
    }

    /// Deletes the files that no result names any more; those that are being written stay.
    ///
    /// What is listed first and named by nothing afterwards is named by nothing for ever: names are used once.
    func reconcile(_ file: DatabaseFile) async throws(StoreError) {
        guard access(folder.path, F_OK) == 0 else { return }
        let found = folder.idle()
        guard !found.isEmpty else { return }
        let written = ledger.names
        let named = try await file.read { try Self.named(in: $0) }
        for name in found where !written.contains(name) && !named.contains(name) { folder.remove(name) }
    }

    /// The same at the start, before anything runs side by side.
    func reconcile(in database: Database) throws {
        let found = folder.idle()
        guard !found.isEmpty else { return }
        let named = try Self.named(in: database)
        for name in found where !named.contains(name) { folder.remove(name) }
    }

    private static func named(in database: Database) throws -> Set<String> {
        try Set(String.fetchAll(database, sql: "SELECT spool FROM exchanges WHERE spool IS NOT NULL"))
    }

    /// Runs what waits for a disk.
    func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            queue.async {
                do throws(StoreError) {
                    continuation.resume(returning: Result<Value, StoreError>.success(try body()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}
