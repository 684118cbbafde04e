import HTTPTypes
import HummingbirdTesting
import NIOCore
import Storage
import Testing
import TokenDesk

@testable import Site

/// Users of a test's site, each with the same password.
extension TestSite {
    static let password = "correct horse battery"

    /// A site with the description of ``SessionTests`` for `shop`.
    static func shop(isSecure: Bool = false, requiresSignIn: Bool = false) async throws -> TestSite {
        try TestSite(
            [("shop", try await document(SessionTests.text))], isSecure: isSecure, requiresSignIn: requiresSignIn)
    }

    /// The first administrator, who came by the first link.
    @discardableResult
    func administrator(_ name: String = "ada") async throws -> User {
        let secret = try #require(try await environment.store.users.firstInvitation())
        return try await environment.store.users.join(secret, name: name, password: Self.password, by: "192.0.2.1")
    }

    /// A user who was invited; hashing a password takes its time, so one is set where `joins` says so alone.
    @discardableResult
    func user(
        _ name: String, role: Role = .developer, hasAPIAccess: Bool = true, joins: Bool = false
    ) async throws -> User {
        let (user, secret) = try await environment.store.users.invite(
            name: name, role: role, hasAPIAccess: hasAPIAccess, by: .commandLine)
        guard joins else { return user }
        return try await environment.store.users.join(secret, name: "", password: Self.password, by: "192.0.2.1")
    }

    /// A browser in which a user has signed in just now.
    func visitor(_ client: any TestClientProtocol, as name: String) async throws -> Visitor {
        let user = try #require(try await environment.store.users.find(name: name))
        let sessions = environment.store.sessions
        let signedIn = try await sessions.signIn(try await sessions.begin().session, as: user.id)
        var visitor = Visitor(client)
        visitor.cookie = "\(environment.cookie.name)=\(signedIn.secret.cookieValue)"
        #expect(try await visitor.get("/account").status == .ok)
        return visitor
    }
}

extension Visitor {
    /// Signs in by the form, as the site's own page would.
    @discardableResult
    mutating func signIn(_ name: String, password: String = TestSite.password) async throws -> TestResponse {
        _ = try await get("/sign-in")
        let response = try await post("/sign-in", [("name", name), ("password", password)])
        if response.status == .seeOther { _ = try await get("/account") }
        return response
    }
}

extension TestResponse {
    /// The body as text.
    var text: String { String(buffer: body) }
}
