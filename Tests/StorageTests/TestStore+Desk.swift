import Egress
import Foundation
import GRDB
import OpenAPI
import SourceTree
import Testing
import TokenDesk

@testable import Storage

extension TestStore {
    static let actor = Actor(name: "root", address: "192.0.2.1")

    /// A user without password, as an administrator invites one.
    func user(_ name: String = "ann", role: Role = .developer, hasAPIAccess: Bool = true) async throws -> User {
        try await store.users.invite(name: name, role: role, hasAPIAccess: hasAPIAccess, by: Self.actor).0
    }

    static func draft(_ rights: AccessRights = AccessRights(), label: String = "job") -> TokenDraft {
        TokenDraft(api: "fleet", label: label, rights: rights)
    }

    func issue(_ draft: TokenDraft = draft(), for owner: User) async throws -> IssuedToken {
        try await store.tokens.issue(draft, for: owner, offer: nil, by: Self.actor)
    }

    /// What an operation asks for that needs these scopes.
    static func rule(_ scopes: String...) async throws -> OperationRule {
        try await OperationRule(of: #require(document(scopes).operations.first))
    }

    static func document(_ scopes: String...) async throws -> Document { try await document(scopes) }

    private static func document(_ scopes: [String]) async throws -> Document {
        let names = scopes.map { "\"\($0)\"" }.joined(separator: ", ")
        let text = """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
             "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
             "paths": {"/x": {"get": {"operationId": "op", "responses": {}, "security": [{"token": [\(names)]}]}}}}
            """
        return try await DocumentReader(source: NoSource()).read("test.json", bytes: Array(text.utf8))
    }

    /// What becomes of a call with a token: `valid`, or the refusal's code.
    func verdict(
        _ token: APIToken, _ rule: OperationRule, from address: String = "192.0.2.1", uses: [ResourceUse] = []
    ) throws -> String {
        let call = TokenCall(api: "fleet", rule: rule, address: IPAddress(address), uses: { uses })
        return switch try store.tokens.check(token, for: call) {
        case .valid: "valid"
        case .refused(let refusal, _): refusal.code
        }
    }

    /// Why the store did not do something; nil when it did.
    static func code(_ body: () async throws -> Void) async -> StoreError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }

    /// Everything that a half change could show in, on disk and in memory.
    func everything(_ token: APIToken, _ rule: OperationRule) async throws -> String {
        let rows = try await store.file.read { database in
            try ["users", "tokens", "sealedTokens", "audit", "auditHead", "revision"].map { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map(\.description).joined(separator: "\n")
            }
        }
        return rows.joined(separator: "\n\n") + (try verdict(token, rule))
    }

    /// The files as they lie on the disk at this moment, opened as after a power cut: what only memory knew is gone.
    func afterPowerCut() throws -> TestStore {
        let other = TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: other.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        for name in [Store.fileName, Store.fileName + "-wal", RestoreMarker.fileName] {
            try FileManager.default.copyItem(atPath: folder.file(name), toPath: other.file(name))
        }
        return try TestStore(folder: other, clock: clock, policy: store.tokenPolicy)
    }

    /// How many rows a table has.
    func rows(_ table: String) async throws -> Int {
        try await store.file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? -1 }
    }

    /// The actions of the audit trail, oldest first.
    func actions() async throws -> [AuditEvent.Action] {
        try await store.audit.list(size: 1_000).events.reversed().map(\.action)
    }
}
