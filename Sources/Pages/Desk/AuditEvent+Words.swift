import TokenDesk

extension AuditEvent.Action {
    /// What an event was done to.
    enum Kind {
        case user, token, other
    }

    var kind: Kind {
        switch self {
        case .userInvited, .userJoined, .userChanged, .userDisabled, .userEnabled, .accessGranted, .accessWithdrawn,
            .passwordChanged, .signedIn, .signInFailed, .signedOut:
            .user
        case .tokenIssued, .tokenRevealed, .tokenEdited, .tokenPaused, .tokenResumed, .tokenRotated, .tokenRevoked,
            .tokenFirstUsed:
            .token
        case .resourcesChanged: .other
        }
    }

    /// The words on pages.
    var label: String {
        let words = rawValue.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
