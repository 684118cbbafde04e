import Foundation
import TokenDesk

/// Who may ask for an address of the site (THREATS D2).
enum RouteRule: Sendable, Hashable {
    /// Everybody: signing in itself, and the colours.
    case anyone
    /// Whoever may read the documentation: everybody, or signed-in users alone where the operator wants that (O5).
    case reader
    /// Whoever is signed in, for what is the user's own.
    case signedIn
    /// Whoever has API access, for tokens of the user's own, and administrators; the password was given within the last
    /// 15 minutes.
    case ownTokens
    /// Administrators whose password was given within the last 15 minutes.
    case administrator

    /// Seconds for which a password that was given opens the desk's pages.
    static let freshness: TimeInterval = 15 * 60

    /// What becomes of a request under this rule.
    enum Verdict: Sendable, Hashable {
        case admitted
        /// Nobody is signed in.
        case needsSignIn
        /// The password was given too long ago.
        case needsPassword
        /// The user has not the role or the access.
        case refused(String)
    }

    /// Decides for a user; role and access come before the password, so that nobody gives it in vain.
    func verdict(
        for user: User?, passwordGivenAt: Date?, at now: Date, requiresSignIn: Bool
    ) -> Verdict {
        if self == .anyone || (self == .reader && !requiresSignIn) { return .admitted }
        guard let user, user.disabledAt == nil else { return .needsSignIn }
        switch self {
        case .anyone, .reader, .signedIn: return .admitted
        case .ownTokens where user.role != .administrator && !user.hasAPIAccess:
            return .refused("You have no API access yet. An administrator grants it on Settings >> Users.")
        case .administrator where user.role != .administrator:
            return .refused("This page is for administrators.")
        case .ownTokens, .administrator:
            // A moment in the future is one of a clock that was set back: it opens nothing.
            guard let passwordGivenAt, passwordGivenAt <= now else { return .needsPassword }
            return now.timeIntervalSince(passwordGivenAt) < Self.freshness ? .admitted : .needsPassword
        }
    }
}
