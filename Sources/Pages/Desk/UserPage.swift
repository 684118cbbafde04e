public import Foundation
public import Markup
import TokenDesk

/// One user: what is known, and what an administrator may change.
public struct UserPage: Sendable {
    public var frame: Frame
    public var row: UserRow
    public var now: Date
    /// What was changed just now; nil for nothing.
    public var done: UserChange?

    public init(frame: Frame, row: UserRow, now: Date, done: UserChange? = nil) {
        self.frame = frame
        self.row = row
        self.now = now
        self.done = done
    }

    /// The whole page.
    public func html() -> HTML {
        let user = row.user
        return PageShell(frame: frame, title: VisibleText.of(user.name), name: "user").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .users, title: user.name, isPlace: false).write(into: &html)
                if let done, !UserChange.possible(for: user).contains(done) {
                    html.notice("ok", role: "status", done.report(user.name))
                }
                writeFacts(into: &html)
                html.element(.h2, text: "Change")
                html.element(.ul, .class("changes")) { html in
                    for change in UserChange.possible(for: user) { html.element(.li) { write(change, into: &$0) } }
                }
            }
        }
    }

    private func writeFacts(into html: inout HTML) {
        let user = row.user
        html.element(.dl, .class("facts-list")) { html in
            html.element(.dt, text: "State")
            html.element(.dd) { $0.userState(row.state) }
            html.element(.dt, text: "Role")
            html.element(.dd, text: user.role.label)
            html.element(.dt, text: "API access")
            html.element(.dd, text: user.hasAPIAccess ? "Granted" : "Not granted")
            html.element(.dt, text: "Tokens")
            html.element(.dd) { html in
                html.element(
                    .a, .href(SitePath.tokens(.list(TokenFilter(owner: user.name))).url),
                    text: "\(row.tokens) in force")
            }
            html.element(.dt, text: "Created")
            html.element(.dd) { $0.moment(user.createdAt, from: now) }
            if let moment = row.lastSeen {
                html.element(.dt, text: "Last seen")
                html.element(.dd) { $0.moment(moment, from: now) }
            }
            if let moment = user.disabledAt {
                html.element(.dt, text: "Disabled")
                html.element(.dd) { $0.moment(moment, from: now) }
            }
            html.element(.dt, text: "Audit")
            html.element(.dd) { html in
                var filter = AuditFilter()
                filter.user = user.name
                html.element(.a, .href(filter.url()), text: "What this user did")
            }
        }
    }

    private func write(_ change: UserChange, into html: inout HTML) {
        html.element(
            .a, .class("button", change.isGrave ? "button-cancel" : ""),
            .href(SitePath.userChange(row.user.id.description, change).url), text: change.label)
        html.element(.span, .class("small muted"), text: change.hint)
    }
}
