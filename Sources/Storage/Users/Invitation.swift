public import Foundation
public import TokenDesk

/// A link that was given out and not used: whoever opens it chooses a password.
public struct Invitation: Sendable, Hashable {
    /// Whom it is for; nil for the first administrator, who chooses a name too.
    public let user: User?
    /// The first moment in which it is worth nothing any more.
    public let endsAt: Date
}
