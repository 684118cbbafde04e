import Hummingbird
import Markup
import Pages
import Storage
import TokenDesk

/// `GET /join/{secret}`: what a one-time link leads to. Looking at it does not use it up.
struct ShowJoin {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let page = try await environment.joinPage(for: request, context)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}

extension Environment {
    /// One answer for links that are unknown, used or too old.
    static let endedLink = SiteError(
        .endedLink,
        "It was used already, is too old, or was copied incompletely. Ask an administrator for a new one; the link of the "
            + "first administrator is printed when Portico is started.")

    /// The secret in the address; throws for what cannot be one.
    func invitationSecret(_ context: SiteContext) throws(SiteError) -> InvitationSecret {
        guard let secret = context.parameters.get("secret").flatMap({ InvitationSecret($0) }) else {
            throw Self.endedLink
        }
        return secret
    }

    /// The form behind a link that can be used. The link stands nowhere in it but in the form's address.
    func joinPage(for request: Request, _ context: SiteContext) async throws -> JoinPage {
        let secret = try invitationSecret(context)
        guard let invitation = try await store.users.invitation(secret) else { throw Self.endedLink }
        var frame = try await frame(for: request, context)
        frame.address = SitePath.catalog.text
        return JoinPage(
            frame: frame, secret: secret.reveal(), invited: invitation.user?.name, endsAt: invitation.endsAt,
            now: store.now())
    }
}
