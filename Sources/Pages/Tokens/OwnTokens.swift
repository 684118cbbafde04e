public import Foundation
public import TokenDesk

/// What the explorer knows of its reader's own tokens for the API that a page shows.
public enum OwnTokens: Sendable, Hashable {
    /// Nobody is signed in.
    case signedOut
    /// Those of the signed-in user that are in force, and the moment.
    case signedIn([TokenRecord], now: Date)
}
