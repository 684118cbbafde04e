import Foundation
import GRDB
public import TokenDesk

/// The resources and groups of each API to which tokens can be limited, as last read.
public struct ResourceStore: Sendable {
    let tokens: TokenStore

    /// What is known of an API; empty when nothing is.
    public func directory(of api: String) async throws(StoreError) -> ResourceDirectory {
        try await tokens.file.read { database in
            let text = try String.fetchOne(database, sql: "SELECT kinds FROM resources WHERE api = ?", arguments: [api])
            return try text.map { try ResourceRow.directory($0) } ?? ResourceDirectory()
        }
    }

    /// Takes over what was read anew; tokens are limited by it from the moment this returns. Does nothing when it is the same.
    public func replace(_ directory: ResourceDirectory, of api: String) async throws(StoreError) {
        guard try await self.directory(of: api) != directory else { return }
        let text = try ResourceRow.text(of: directory)
        try await tokens.changing { database, revision in
            try database.execute(
                sql: "INSERT OR REPLACE INTO resources (api, kinds, revision) VALUES (?, ?, ?)",
                arguments: [api, text, revision])
        }
    }
}
