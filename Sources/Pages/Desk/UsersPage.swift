public import Foundation
public import Markup
import TokenDesk

/// **Users**: who may sign in, who has API access, and what to change about it.
public struct UsersPage: Sendable {
    public var frame: Frame
    /// All lines that fit the filter, in order.
    public var lines: [UserRow]
    public var filter: UsersFilter
    public var now: Date

    public init(frame: Frame, lines: [UserRow], filter: UsersFilter, now: Date) {
        self.frame = frame
        self.lines = lines
        self.filter = filter
        self.now = now
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Users", name: "users").html { html in
            html.element(.div, .class("reading desk")) { html in
                DeskHead(frame: frame, place: .users, title: "Users").write(into: &html) { html in
                    html.element(.a, .class("button button-primary"), .href(SitePath.newUser.url)) { html in
                        html.icon("plus")
                        html.text("Invite a user")
                    }
                }
                writeFilter(into: &html)
                if lines.isEmpty {
                    html.element(.p, .class("empty"), text: "No user fits. Take a filter away, or invite somebody.")
                } else {
                    writeTable(into: &html)
                    html.pager(
                        page: filter.page, size: UsersFilter.size, total: lines.count, noun: "user",
                        url: { filter.at(page: $0).url() })
                }
            }
        }
    }

    private func writeFilter(into html: inout HTML) {
        html.element(
            .form, .class("filters"), .method("get"), .action(SitePath.users.url), .data("behavior", "autosubmit")
        ) { html in
            html.empty(
                .input, .class("input"), .type("search"), .name(FieldName.search.text), .value(filter.text),
                .placeholder("Name"), .aria("label", "Name"), .autocomplete("off"))
            html.choice(
                .role, label: "Role", any: "Every role", chosen: filter.role?.rawValue,
                from: Role.allCases.map { ($0.rawValue, $0.label) })
            html.choice(
                .state, label: "State", any: "Every state", chosen: filter.state?.rawValue,
                from: UserState.allCases.map { ($0.rawValue, $0.label) })
            html.element(.button, .class("button"), text: "Filter")
        }
    }

    private func writeTable(into html: inout HTML) {
        html.element(.div, .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", "Users")) { html in
            html.element(.table, .class("desk-table stack")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        head("Name", .name, into: &html)
                        head("Role", .role, into: &html)
                        head("API access", .access, into: &html)
                        head("Tokens", .tokens, classes: "number", into: &html)
                        head("Last seen", .seen, into: &html)
                        head("State", .state, into: &html)
                        html.element(.td)
                    }
                }
                html.element(.tbody) { html in
                    for row in filter.page(of: lines) { html.element(.tr) { write(row, into: &$0) } }
                }
            }
        }
    }

    private func head(_ label: String, _ column: UsersFilter.Sort, classes: String = "", into html: inout HTML) {
        html.sortHead(
            label, isDescending: filter.sort == column ? filter.isDescending : nil,
            to: filter.sorted(by: column).url(), classes: classes)
    }

    private func write(_ row: UserRow, into html: inout HTML) {
        let id = row.user.id.description
        html.element(.th, .scope("row")) { html in
            html.element(.a, .href(SitePath.user(id).url)) { $0.isolated(row.user.name) }
            if row.user.id == frame.user?.id { html.element(.span, .class("muted"), text: " (you)") }
        }
        html.element(.td, .class("nowrap"), .data("label", "Role"), text: row.user.role.label)
        html.element(.td, .data("label", "API access")) { html in
            html.element(.span, .class("access"), text: row.user.hasAPIAccess ? "Granted" : "Not granted")
            let change: UserChange = row.user.hasAPIAccess ? .withdrawAccess : .grantAccess
            html.element(
                .a, .class("button button-small"), .href(SitePath.userChange(id, change).url),
                .aria("label", "\(change.label): \(VisibleText.of(row.user.name))"),
                text: row.user.hasAPIAccess ? "Withdraw" : "Grant")
        }
        html.element(.td, .class("number"), .data("label", "Tokens"), text: String(row.tokens))
        html.element(.td, .data("label", "Last seen")) { html in
            if let moment = row.lastSeen {
                html.moment(moment, from: now)
            } else {
                html.element(.span, .class("muted"), text: "never")
            }
        }
        html.element(.td, .data("label", "State")) { $0.userState(row.state) }
        html.element(.td, .class("ends")) { html in
            html.element(
                .a, .class("button button-small"), .href(SitePath.user(id).url),
                .aria("label", "Change \(VisibleText.of(row.user.name))"), text: "Change")
        }
    }
}

extension HTML {
    /// Where a user stands: a sign and the word.
    mutating func userState(_ state: UserState) {
        element(.span, .class("state", "state-" + state.rawValue)) { html in
            html.icon(state.icon)
            html.text(state.label)
        }
    }

    /// A filter by one of few values, or by none.
    mutating func choice(
        _ field: DeskField, label: String, any: String, chosen: String?, from values: [(value: String, label: String)]
    ) {
        element(.select, .class("select select-small"), .name(field.rawValue), .aria("label", label)) { html in
            html.element(.option, .value(""), .selected(chosen == nil), text: any)
            for (value, label) in values {
                html.element(.option, .value(value), .selected(value == chosen), text: VisibleText.of(label))
            }
        }
    }
}
