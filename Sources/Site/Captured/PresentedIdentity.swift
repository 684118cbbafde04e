import Authorization
import Pages
import Storage

/// The credentials and cookies that a call is made with in place of those in use.
struct PresentedIdentity: Sendable {
    /// The identity's name, as the comparison shows it.
    let name: String
    let credentials: [SavedCredential]
    let cookies: PresentedCookies
}

extension Visit {
    /// What a form names: an identity of the session, the credentials in use, or none.
    func presented(_ name: String) async throws -> PresentedIdentity {
        switch name {
        case ShownIdentity.current:
            return PresentedIdentity(name: "The credentials in use", credentials: credentials, cookies: .session)
        case ShownIdentity.anonymous:
            return PresentedIdentity(name: "No credentials", credentials: [], cookies: .none)
        default:
            let item = try await identity(name)
            let owner = Identity.owner(item.id, document: id)
            let saved = try await environment.store.credentials.list(document: owner, in: session)
            return PresentedIdentity(name: item.value.name, credentials: saved, cookies: .identity(owner))
        }
    }
}
