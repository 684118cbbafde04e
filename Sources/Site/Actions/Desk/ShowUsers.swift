import Hummingbird
import Pages
import Storage
import TokenDesk

/// `GET /users`: everybody, sorted, filtered and in pages.
struct ShowUsers {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let filter = UsersFilter(request)
        let lines = filter.lines(of: try await environment.userRows())
        return desk.page(UsersPage(frame: desk.frame, lines: lines, filter: filter, now: desk.now).html())
    }
}

extension UsersFilter {
    /// What the address asks for; anything that is not known counts as not asked for.
    init(_ request: Request) {
        self.init()
        text = String((request.uri.queryParameters[Substring(FieldName.search.text)] ?? "").prefix(64))
        role = request.query(.role).flatMap(Role.init(rawValue:))
        state = request.query(.state).flatMap(UserState.init(rawValue:))
        page = request.query(.page).flatMap { Int($0) } ?? 1
        let order = request.query(.sort) ?? ""
        isDescending = order.hasPrefix("-")
        sort = Sort(rawValue: isDescending ? String(order.dropFirst()) : order) ?? .name
    }
}

extension Environment {
    /// Every person, with what else is known; what the program owns itself is nobody to sign in.
    func userRows() async throws -> [UserRow] {
        let activity = try await store.users.activity()
        return try await store.users.list().compactMap { user in
            guard let known = activity[user.id], !known.isService else { return nil }
            return UserRow(user: user, tokens: known.tokens, lastSeen: known.lastSeen)
        }
    }

    /// The user that the address names.
    func userRow(_ context: SiteContext) async throws -> UserRow {
        guard let id = context.parameters.get("user").flatMap({ UserID($0) }),
            let row = try await userRows().first(where: { $0.user.id == id })
        else { throw SiteError(.notFound, "There is no such user. The list of all stands on Settings >> Users.") }
        return row
    }
}
