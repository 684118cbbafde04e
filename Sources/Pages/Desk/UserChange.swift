public import TokenDesk

/// What an administrator may change about a user, one thing at a time; the words stand in addresses.
public enum UserChange: String, Sendable, CaseIterable {
    case grantAccess = "grant-access"
    case withdrawAccess = "withdraw-access"
    case makeAdministrator = "make-administrator"
    case makeDeveloper = "make-developer"
    case disable
    case enable
    case newLink = "new-link"

    /// Those that would change something, in the order of the page.
    public static func possible(for user: User) -> [UserChange] {
        [
            user.hasAPIAccess ? .withdrawAccess : .grantAccess,
            user.role == .administrator ? .makeDeveloper : .makeAdministrator,
            user.disabledAt == nil ? .newLink : nil,
            user.disabledAt == nil ? .disable : .enable,
        ].compactMap { $0 }
    }

    /// The words on its button.
    var label: String {
        switch self {
        case .grantAccess: "Grant API access"
        case .withdrawAccess: "Withdraw API access"
        case .makeAdministrator: "Make administrator"
        case .makeDeveloper: "Make developer"
        case .disable: "Disable"
        case .enable: "Enable"
        case .newLink: "New one-time link"
        }
    }

    /// Whether something stops working by it.
    var isGrave: Bool { [.withdrawAccess, .makeDeveloper, .disable].contains(self) }

    /// What it does, beside its button.
    var hint: String {
        switch self {
        case .grantAccess: "The user may make API tokens."
        case .withdrawAccess: "The user's tokens get 401 at once."
        case .makeAdministrator: Role.administrator.explanation
        case .makeDeveloper: Role.developer.explanation
        case .disable: "The user is signed out and cannot sign in; tokens get 401."
        case .enable: "The user may sign in again."
        case .newLink: "For a forgotten password; older links end."
        }
    }

    /// The question on the page that asks for a confirmation.
    func question(_ name: String) -> String {
        switch self {
        case .grantAccess: "Grant API access to \(name)?"
        case .withdrawAccess: "Withdraw API access from \(name)?"
        case .makeAdministrator: "Make \(name) an administrator?"
        case .makeDeveloper: "Make \(name) a developer?"
        case .disable: "Disable \(name)?"
        case .enable: "Enable \(name)?"
        case .newLink: "Make a new one-time link for \(name)?"
        }
    }

    /// What happens then, with the numbers of now.
    func consequence(for row: UserRow) -> String {
        let count = Count.of(row.tokens, "token")
        let tokens =
            row.tokens == 0
            ? "There is no token in force." : "\(count) in force will get 401 at once."
        return switch self {
        case .grantAccess:
            "\(row.user.name) may make API tokens and use them. Tokens from before that have not ended work again."
        case .withdrawAccess: "\(tokens) \(row.user.name) can still sign in and read."
        case .makeAdministrator:
            "\(row.user.name) will see and change everything here: users, everybody's tokens, the audit trail."
        case .makeDeveloper: "\(row.user.name) will see own tokens only, and neither users nor the audit trail."
        case .disable: "\(row.user.name) is signed out everywhere and cannot sign in. \(tokens)"
        case .enable:
            "\(row.user.name) can sign in again with the password from before. Tokens from before that have not ended work again."
        case .newLink:
            "With the link a new password is chosen. The password of now works until then; links from before end at once."
        }
    }

    /// What was done, on the page after it.
    func report(_ name: String) -> String {
        switch self {
        case .grantAccess: "\(name) has API access now."
        case .withdrawAccess: "\(name) has no API access any more."
        case .makeAdministrator: "\(name) is an administrator now."
        case .makeDeveloper: "\(name) is a developer now."
        case .disable: "\(name) is disabled."
        case .enable: "\(name) is enabled."
        case .newLink: "There is a new link for \(name)."
        }
    }
}
