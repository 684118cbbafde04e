public import TokenDesk

/// Where a user stands; told apart on pages by words and a sign.
public enum UserState: String, Sendable, CaseIterable {
    /// May sign in.
    case active
    /// Was invited and has not chosen a password yet.
    case invited
    /// May not sign in any more.
    case disabled

    public init(_ user: User) {
        self = user.disabledAt != nil ? .disabled : user.passwordSetAt == nil ? .invited : .active
    }

    /// Its name on pages.
    var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The sign beside the name.
    var icon: String {
        switch self {
        case .active: "check"
        case .invited: "link"
        case .disabled: "close"
        }
    }
}
