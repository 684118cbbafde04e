public import Foundation

/// Something that was done at the desk: who did what to whom, when and from where (THREATS D12). Never holds a secret.
public struct AuditEvent: Sendable, Hashable {
    /// What was done. The words stand in the store and never change.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        case userInvited = "user-invited"
        case userJoined = "user-joined"
        case userChanged = "user-changed"
        case userDisabled = "user-disabled"
        case userEnabled = "user-enabled"
        case accessGranted = "access-granted"
        case accessWithdrawn = "access-withdrawn"
        case passwordChanged = "password-changed"
        case signedIn = "signed-in"
        case signInFailed = "sign-in-failed"
        case signedOut = "signed-out"
        case tokenIssued = "token-issued"
        case tokenRevealed = "token-revealed"
        case tokenEdited = "token-edited"
        case tokenPaused = "token-paused"
        case tokenResumed = "token-resumed"
        case tokenRotated = "token-rotated"
        case tokenRevoked = "token-revoked"
        case tokenFirstUsed = "token-first-used"
        case resourcesChanged = "resources-changed"
    }

    public let action: Action
    public let moment: Date
    /// Who did it: a user's name, or `command line`.
    public let actor: String
    /// Who or what it was done to, by id; empty when that is the actor.
    public let subject: String
    /// From which address; empty for the command line.
    public let address: String
    /// In a few words, without secrets: a token's description, a user's name.
    public let detail: String

    public init(
        _ action: Action, at moment: Date, by actor: String, to subject: String = "", from address: String = "",
        detail: String = ""
    ) {
        self.action = action
        self.moment = moment
        self.actor = actor
        self.subject = subject
        self.address = address
        self.detail = detail
    }
}
