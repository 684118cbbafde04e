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

    /// Takes over what was read anew; tokens are limited by it from the moment this returns, and the audit trail tells of it.
    /// Does nothing when it is the same.
    public func replace(
        _ directory: ResourceDirectory, of api: String, by actor: Actor = .portico
    ) async throws(StoreError) {
        guard try await self.directory(of: api) != directory else { return }
        let text = try ResourceRow.text(of: directory)
        let moment = Timestamp(tokens.now())
        try await tokens.changing { [trail = tokens.trail] database, revision in
            try database.execute(
                sql: "INSERT OR REPLACE INTO resources (api, kinds, revision) VALUES (?, ?, ?)",
                arguments: [api, text, revision])
            try trail.append(
                AuditEvent(
                    .resourcesChanged, at: moment.date, by: actor.name, to: api, from: actor.address,
                    detail: Self.summary(of: directory)),
                in: database)
        }
    }

    private static func summary(of directory: ResourceDirectory) -> String {
        directory.kinds.map { "\($0.name): \($0.resources.count), in groups: \($0.groups.count)" }.joined(
            separator: "; ")
    }
}
