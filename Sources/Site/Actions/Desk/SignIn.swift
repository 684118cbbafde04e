import Foundation
import HTTPTypes
import Hummingbird
import Markup
import Pages
import Storage
import TokenDesk

/// `POST /sign-in`: by name and password. Every failure gets the same sentence and takes the same time; too many get 429.
struct SignIn {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let session = try context.requireSession()
        let fields = SignInFields(try await FormReader.fields(of: request, session: session))
        let address = context.clientAddress(of: request, in: environment)
        let now = environment.store.now()
        do {
            try environment.allowances.signIns.check(name: fields.name, address: address, at: now)
        } catch {
            return try await refused(request, context, fields, error.message, retryAfter: error.retryAfter)
        }
        guard let user = try await environment.store.users.signIn(name: fields.name, password: fields.password) else {
            environment.allowances.signIns.failed(name: fields.name, address: address, at: now)
            try await environment.recordFailure(of: fields.name, from: address)
            return try await refused(request, context, fields, "Name or password is not right.")
        }
        environment.allowances.signIns.succeeded(name: fields.name)
        var answer = Answer.seeOther(fields.returnPath)
        try await environment.signIn(user, in: session, from: address, answer: &answer)
        return answer
    }

    private func refused(
        _ request: Request, _ context: SiteContext, _ fields: SignInFields, _ problem: String, retryAfter: Int? = nil
    ) async throws -> Answer {
        var page = try await environment.signInPage(for: request, context, returnPath: fields.returnPath)
        page.name = fields.name
        page.problem = problem
        var answer = Answer.page(
            page.html().bytes, nonce: context.nonce,
            status: retryAfter == nil ? .unprocessableContent : .tooManyRequests)
        if let retryAfter { answer.fields[.retryAfter] = String(retryAfter) }
        return answer
    }
}

extension Environment {
    /// Makes a session the user's under a new secret (THREATS N1). What another user's session kept is not handed on (N9).
    func signIn(_ user: User, in session: Session, from address: String, answer: inout Answer) async throws {
        var session = session
        if let former = session.user {
            if former != user.id { try await store.sessions.end(session) }
            session = try await store.sessions.begin().session
        }
        let signedIn = try await store.sessions.signIn(session, as: user.id)
        try await store.audit.record(
            AuditEvent(.signedIn, at: store.now(), by: user.name, to: user.id.description, from: address))
        answer.fields[.setCookie] = cookie.setting(signedIn.secret.cookieValue)
    }

    /// Writes a failed attempt down. What was typed is kept only where it is a user's name: it may be a password in the
    /// wrong field.
    func recordFailure(of name: String, from address: String) async throws {
        let user = try await store.users.find(name: name)
        try await store.audit.record(
            AuditEvent(
                .signInFailed, at: store.now(), by: user?.name ?? "unknown", to: user?.id.description ?? "",
                from: address))
    }
}
