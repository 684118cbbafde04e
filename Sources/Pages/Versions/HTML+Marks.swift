import Markup
import OpenAPI

/// Marks of operations that changed since the version before.
extension HTML {
    /// A badge that leads to what changed; nothing for what did not.
    mutating func changeBadge(of operation: OpenAPI.Operation, frame: Frame) {
        guard let since = frame.changes, let mark = since.marks[operation.id] else { return }
        element(
            .span, .class("change-mark", "tone-" + mark.tone),
            .title("Since \(VisibleText.of(since.version)): \(mark.sentence)")
        ) { html in
            if mark.breaking > 0 { html.icon("warn") }
            html.element(.span, .class("visually-hidden"), text: "Since \(VisibleText.of(since.version)): ")
            html.text(mark.words)
        }
    }

    /// A sign of one character, for the sidebar.
    mutating func changeSign(of mark: ChangeMark, since: ChangesSince) {
        let text = "Since \(VisibleText.of(since.version)): \(mark.sentence)"
        element(.em, .class("s-mark", "tone-" + mark.tone), .title(text)) { html in
            html.element(.span, .class("visually-hidden"), text: text)
            html.element(.span, .aria("hidden", true), text: mark.sign)
        }
    }

    /// A line on an operation's own page that leads to its changes.
    mutating func changeLine(of operation: OpenAPI.Operation, frame: Frame) {
        guard let since = frame.changes, let mark = since.marks[operation.id], let id = frame.documentID else { return }
        let filter = ChangesFilter(operation: operation.id)
        element(.p, .class("change-line", "tone-" + mark.tone)) { html in
            html.icon(mark.breaking > 0 ? "warn" : "clock")
            html.element(.a, .href(filter.url(of: id, since: since.id))) { html in
                html.text(mark.isNew ? "New since " : "Changed since ")
                html.isolated(since.version)
            }
            if !mark.isNew { html.element(.span, text: mark.sentence) }
        }
    }
}
