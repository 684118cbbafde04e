import Storage

/// Whose cookies go with a call.
enum PresentedCookies: Sendable, Hashable {
    /// Those of the session, as with Execute.
    case session
    /// Those that were saved with an identity, and that came to it since.
    case identity(String)
    /// None, and none that come are kept: a cookie can be a credential.
    case none

    /// Whose jars these are; nil for nobody's.
    var owner: CookieStore.Owner? {
        switch self {
        case .session: .session
        case .identity(let name): .identity(name)
        case .none: nil
        }
    }
}
