public import Markup
import TokenDesk

/// Asks before a user is changed, and names the consequence.
public struct UserChangePage: Sendable {
    public var frame: Frame
    public var row: UserRow
    public var change: UserChange
    /// Why it was not done, empty at first.
    public var problem: String

    public init(frame: Frame, row: UserRow, change: UserChange, problem: String = "") {
        self.frame = frame
        self.row = row
        self.change = change
        self.problem = problem
    }

    /// The whole page.
    public func html() -> HTML {
        let id = row.user.id.description
        let question = change.question(row.user.name)
        return PageShell(frame: frame, title: VisibleText.of(change.label), name: "user-change").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .users, title: question, isPlace: false).write(into: &html)
                if !problem.isEmpty { html.notice("bad", role: "alert", problem) }
                html.element(.p) { $0.visible(change.consequence(for: row)) }
                html.element(.form, .method("post"), .action(SitePath.userChange(id, change).url)) { html in
                    html.sessionFields(frame)
                    html.element(.div, .class("actions")) { html in
                        html.element(
                            .button, .class("button", change.isGrave ? "button-cancel" : "button-primary"),
                            text: change.label)
                        html.element(.a, .class("button"), .href(SitePath.user(id).url), text: "Cancel")
                    }
                }
            }
        }
    }
}
