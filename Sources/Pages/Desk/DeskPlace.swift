import TokenDesk

/// The pages of **Settings**, in the order of the menu.
enum DeskPlace: CaseIterable {
    case tokens, users, audit, account

    /// Its name in the menu.
    func label(_ words: DeskWords) -> String {
        switch self {
        case .tokens: words.title
        case .users: "Users"
        case .audit: "Audit"
        case .account: "Account"
        }
    }

    var path: SitePath {
        switch self {
        case .tokens: .tokens(.list())
        case .users: .users
        case .audit: .audit
        case .account: .account
        }
    }

    /// Those that a user may open.
    static func places(for user: User) -> [DeskPlace] {
        user.role == .administrator ? allCases : [.tokens, .account]
    }
}
