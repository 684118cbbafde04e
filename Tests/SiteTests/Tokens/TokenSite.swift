import Egress
import Foundation
import HTTPTypes
import HummingbirdTesting
import Storage
import Testing
import TokenDesk

@testable import Site

/// A site with a gate before its one API, for tests of the token desk.
enum TokenSite {
    static let text = """
        openapi: 3.1.0
        info: {title: Depot, version: '1'}
        servers: [{url: 'https://gate.example.com'}]
        paths:
          /myself:
            get: {operationId: getMyself, security: [{token: []}], responses: {'200': {description: ok}}}
          /vehicles:
            get:
              operationId: listVehicles
              x-portico-resource: vehicle
              security: [{token: ['vehicles:read']}]
              responses: {'200': {description: ok}}
          /vehicles/{id}:
            parameters:
              - {name: id, in: path, required: true, x-portico-resource: vehicle, schema: {type: string}}
            get:
              operationId: getVehicle
              security: [{token: ['vehicles:read']}]
              responses: {'200': {description: ok}}
            delete:
              operationId: deleteVehicle
              security: [{token: ['vehicles:write']}]
              responses: {'204': {description: gone}}
        components:
          securitySchemes:
            token: {type: http, scheme: bearer, x-scopes: {'vehicles:read': Look., 'vehicles:write': Change.}}
        """

    /// The site with an administrator `ada` and the developers `dev` and `eve`.
    static func make(
        policy: TokenPolicy = TokenPolicy(), response: EgressResponse? = nil
    ) async throws -> TestSite {
        let site = try TestSite(
            [("depot", try await TestSite.document(text))], response: response, guarded: ["depot"],
            tokenPolicy: policy)
        try await site.administrator()
        try await site.user("dev")
        try await site.user("eve")
        let directory = ResourceDirectory(kinds: [
            .init(
                name: "vehicle", title: "Vehicles", groupsTitle: "Car groups",
                resources: [.init(id: "v1", label: "Tram 1", groups: ["g"]), .init(id: "v2", label: "Tram 2")],
                groups: [.init(id: "g", label: "Night")])
        ])
        try await site.environment.store.resources.replace(directory, of: "depot")
        return site
    }

    /// A token of a user, made by the store itself.
    static func token(
        in site: TestSite, of name: String, label: String = "Import job", rights: AccessRights? = nil
    ) async throws -> IssuedToken {
        let store = site.environment.store
        let owner = try #require(try await store.users.find(name: name))
        let rights = rights ?? AccessRights(scopes: [Scope("vehicles:read")])
        return try await store.tokens.issue(
            TokenDraft(api: "depot", label: label, rights: rights), for: owner, offer: nil,
            by: Actor(name: name, address: "192.0.2.1"))
    }

    /// The one token's text in an answer; nil for none or several.
    static func secret(in text: String) -> APIToken? {
        let found = Set(text.matches(of: #/ptc_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}/#).map { String($0.output) })
        return found.count == 1 ? found.first.flatMap { APIToken($0) } : nil
    }

    /// The fields of a form that makes a token.
    static func form(_ label: String = "Import job", _ more: [(String, String)] = []) -> [(String, String)] {
        [
            ("api", "depot"), ("label", label), ("scope", "vehicles:read"), ("idle", "864000"),
            ("absolute", "31536000"),
        ] + more
    }
}
