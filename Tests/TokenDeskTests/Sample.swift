import Egress
import Foundation
import OpenAPI
import SourceTree
import Testing

@testable import TokenDesk

/// Users, tokens and descriptions for tests.
enum Sample {
    static let moment = Date(timeIntervalSince1970: 1_700_000_000)
    static let day: TimeInterval = 86_400

    static func user(_ name: String = "ann", role: Role = .developer) throws -> User {
        let id = try #require(UserID(random: Array((name.utf8 + Array(repeating: 7, count: 16)).prefix(16))))
        return User(id: id, name: name, role: role, hasAPIAccess: true, createdAt: moment)
    }

    static func draft(
        _ rights: AccessRights = AccessRights(), label: String = "Import job", life: TokenLife = .standard,
        networks: [Network] = [], rate: RateLimit? = nil
    ) -> TokenDraft {
        TokenDraft(api: "fleet", label: label, rights: rights, life: life, networks: networks, rate: rate)
    }

    static func issued(_ draft: TokenDraft = draft(), owner: String = "ann") throws -> IssuedToken {
        try TokenIssue(now: { moment }).issue(draft, for: user(owner), by: owner)
    }

    /// A description of operations, as the members of `paths`, with the schemes `token` (bearer) and `key` (a query parameter).
    static func document(_ paths: String, security: String = #""security": [{"token": []}],"#) async throws -> Document
    {
        let text = """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, \(security)
             "components": {"securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "x-scopes": {"read": "Look", "write": "Change"}},
                "key": {"type": "apiKey", "in": "query", "name": "k"}}},
             "paths": {\(paths)}}
            """
        return try await DocumentReader(source: NoSource()).read("test.json", bytes: Array(text.utf8))
    }

    /// The rule of the one operation with these members.
    static func rule(_ members: String = "", security: String = #""security": [{"token": []}],"#) async throws
        -> OperationRule
    {
        let document = try await document(
            #""/x": {"get": {"operationId": "op", "responses": {}\#(members.isEmpty ? "" : ", " + members)}}"#,
            security: security)
        return try OperationRule(of: #require(document.operations.first))
    }

    /// A call of the API `fleet`.
    static func call(_ rule: OperationRule, from address: String? = nil, uses: [ResourceUse] = []) throws -> TokenCall {
        TokenCall(api: "fleet", rule: rule, address: address.flatMap { IPAddress($0) }, uses: { uses })
    }
}
