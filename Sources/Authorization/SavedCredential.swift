public import Egress
import Execution
public import Foundation

/// A credential as a session keeps it: for one security scheme, bound to the origin it was entered for (THREATS A2).
public struct SavedCredential: Sendable, Hashable {
    /// The security scheme's name in its document.
    public let scheme: String
    /// The value.
    public let credential: Credential
    /// The only origin it is ever sent to.
    public let origin: Origin
    /// When it was entered, to the millisecond.
    public let savedAt: Date

    public init(scheme: String, credential: Credential, origin: Origin, savedAt: Date) {
        self.scheme = scheme
        self.credential = credential
        self.origin = origin
        self.savedAt = savedAt
    }
}
