import Storage
import TokenDesk

/// A user as the command line tells of one; a link is in it only where it was made just now.
struct UserReport {
    let user: User
    /// The one-time link that was made just now.
    var link: InvitationSecret?

    /// The columns of a list.
    static let columns = ["NAME", "ROLE", "API ACCESS", "STATE", "CREATED"]

    /// The cells of a list.
    var cells: [String] {
        [
            user.name, user.role.rawValue, user.hasAPIAccess ? "yes" : "no", state, TokenReport.text(user.createdAt),
        ]
    }

    /// The link as a path of the site, which the operator puts behind the site's address.
    var path: String? { link.map { "/join/\($0.reveal())" } }

    private var state: String {
        user.disabledAt != nil ? "disabled" : user.passwordSetAt == nil ? "no password" : "active"
    }

    /// All there is, as an object.
    var json: JSONReport {
        var members: [(String, JSONReport)] = [
            ("id", .text(user.id.description)), ("name", .text(user.name)), ("role", .text(user.role.rawValue)),
            ("hasAPIAccess", .boolean(user.hasAPIAccess)), ("createdAt", .moment(user.createdAt)),
            ("disabledAt", .moment(user.disabledAt)), ("passwordSetAt", .moment(user.passwordSetAt)),
        ]
        if let path { members.append(("link", .text(path))) }
        return .object(members)
    }

    /// The role of a name; throws a ``UsageError`` for none.
    static func role(_ text: String) throws -> Role {
        guard let role = Role(rawValue: text) else {
            throw UsageError("--role takes administrator or developer, not \(text).")
        }
        return role
    }
}
