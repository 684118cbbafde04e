import Foundation
import Markup
import TokenDesk

@testable import Pages

/// Users, events and the desk's pages about them, on a fixed day.
enum DeskFixture {
    static let now = Date(timeIntervalSince1970: 1_750_000_000)

    static func user(
        _ name: String = "anna", role: Role = .administrator, access: Bool = true, disabled: Bool = false,
        joined: Bool = true
    ) throws -> User {
        let digits = Array(name.utf8.prefix(16)) + [UInt8](repeating: 7, count: max(0, 16 - name.utf8.count))
        return User(
            id: try required(UserID(random: digits)), name: name, role: role, hasAPIAccess: access,
            createdAt: now.addingTimeInterval(-90 * 86_400), disabledAt: disabled ? now : nil,
            passwordSetAt: joined ? now.addingTimeInterval(-3_600) : nil)
    }

    static func frame(_ user: User?) -> Frame {
        Frame(
            siteTitle: "Portico", catalog: [], csrf: "the-token", nonce: "the-nonce", assetBase: "/assets/v",
            address: "/users?q=a", user: user)
    }

    /// Every page about people, by name; `text` stands wherever free text can.
    static func pages(_ text: String = "anna") throws -> [(name: String, html: HTML)] {
        let anna = try user(text)
        let frame = frame(anna)
        let rows = [
            UserRow(user: anna, tokens: 3, lastSeen: now.addingTimeInterval(-120)),
            UserRow(user: try user("bo", role: .developer, access: false, joined: false), tokens: 0),
            UserRow(user: try user("cy", role: .developer, disabled: true), tokens: 1),
        ]
        var filter = AuditFilter()
        filter.user = text
        filter.subject = text
        let events = [
            AuditEvent(.tokenIssued, at: now, by: text, to: text, from: text, detail: text),
            AuditEvent(.userInvited, at: now, by: text, to: text, from: "192.0.2.1", detail: text),
            AuditEvent(.signedIn, at: now, by: "command line"),
        ]
        let problems = [
            Problem(field: nil, message: text), Problem(field: .desk(.newPassword), message: text),
            Problem(field: .desk(.userName), message: text),
        ]
        let signedOut = Self.frame(nil)
        return [
            ("sign-in", SignInPage(frame: signedOut, returnPath: "/", name: text, problem: text).html()),
            ("password", PasswordPage(frame: frame, returnPath: "/users", problem: text).html()),
            (
                "join first",
                JoinPage(
                    frame: signedOut, secret: "s3cret", invited: nil, endsAt: now, now: now, name: text,
                    problems: problems
                ).html()
            ),
            ("join", JoinPage(frame: signedOut, secret: "s3cret", invited: text, endsAt: now, now: now).html()),
            ("account", AccountPage(frame: frame, now: now, problems: problems, isChanged: true).html()),
            ("users", UsersPage(frame: frame, lines: rows, filter: UsersFilter(), now: now).html()),
            ("no users", UsersPage(frame: frame, lines: [], filter: UsersFilter(), now: now).html()),
            ("new user", NewUserPage(frame: frame, name: text, problems: problems).html()),
            ("invitation", InvitationPage(frame: frame, name: text, link: text, endsAt: now, now: now).html()),
            ("user", UserPage(frame: frame, row: rows[0], now: now, done: .grantAccess).html()),
            (
                "user change",
                UserChangePage(frame: frame, row: rows[0], change: .withdrawAccess, problem: text).html()
            ),
            (
                "audit",
                AuditPage(frame: frame, events: events, total: 120, filter: filter, now: now, isWhole: false).html()
            ),
            ("no events", AuditPage(frame: frame, events: [], total: 0, filter: AuditFilter(), now: now).html()),
        ]
    }

    private static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Fixture.Missing() }
        return value
    }
}
