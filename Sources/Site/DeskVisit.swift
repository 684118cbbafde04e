import Egress
import Foundation
import HTTPTypes
import Hummingbird
import Markup
import Pages
import Storage
import TokenDesk

/// One request to the desk: who is signed in, from where, and what stands around the page. Every action of the desk begins
/// with it; that its user may be here at all is ``AccessMiddleware``'s to hold, by ``RoutePolicy``.
struct DeskVisit: Sendable {
    let environment: Environment
    let session: Session
    let user: User
    /// From where the user calls, as text; empty when that is not known.
    let address: String
    /// The user and the address, as the audit trail names them.
    let actor: Storage.Actor
    let frame: Frame
    /// The moment of the request by the store's clock.
    let now: Date
    private let context: SiteContext

    /// Takes up a request; throws where nobody is signed in.
    init(_ request: Request, _ context: SiteContext, in environment: Environment) async throws {
        guard let user = context.user else { throw SiteError(.unauthorized, "Sign in first.") }
        self.environment = environment
        self.user = user
        session = try context.requireSession()
        address = context.clientAddress(of: request, in: environment)
        actor = Storage.Actor(name: user.name, address: address)
        frame = try await environment.frame(for: request, context)
        now = environment.store.now()
        self.context = context
    }

    /// Whether the user sees everybody's tokens, users and the audit trail.
    var isAdministrator: Bool { user.role == .administrator }

    /// Whose tokens the user may touch: nil for an administrator, who may touch everybody's (THREATS D1).
    var owner: UserID? { isAdministrator ? nil : user.id }

    /// The posted form, once it carries this session's token.
    func form(
        of request: Request, limit: Int = FormReader.formLimit, count: Int = FormFields.maximumCount
    ) async throws -> FormFields {
        try await FormReader.fields(of: request, context, session: session, limit: limit, count: count)
    }

    /// A whole page as the answer.
    func page(_ html: HTML, status: HTTPResponse.Status = .ok) -> Answer {
        .page(html.bytes, nonce: context.nonce, status: status)
    }
}

extension SiteContext {
    /// From where a request comes, as text; empty when that is not known.
    func clientAddress(of request: Request, in environment: Environment) -> String {
        let address = TrustedProxies(environment.settings.trustedProxies)
            .client(peer: peer, forwarded: request.headers[values: .forwardedFor])
        return address.map { "\($0)" } ?? ""
    }
}

extension HTTPField.Name {
    /// A literal token, so the fallback is never taken.
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .origin
}
