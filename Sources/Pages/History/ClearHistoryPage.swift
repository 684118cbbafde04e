public import Markup

/// A page that names what is lost with the history before it is cleared.
public struct ClearHistoryPage: Sendable {
    public var frame: Frame
    /// The calls that are kept.
    public var count: Int

    public init(frame: Frame, count: Int) {
        self.frame = frame
        self.count = count
    }

    private var documentID: String { frame.documentID ?? "" }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Clear the history?", name: "history-clear", current: .history).html { html in
            html.element(.div, .class("reading", "narrow")) { html in
                html.element(.header) { html in
                    html.element(.p, .class("crumbs")) { html in
                        html.element(.a, .href(SitePath.history(documentID).url), text: "History")
                        html.text(" ›")
                    }
                    html.element(.h1, text: "Clear the history?")
                }
                html.element(
                    .p,
                    text:
                        "\(Count.of(count, "call")) that you made here \(count == 1 ? "is" : "are") forgotten, with the "
                        + "\(count == 1 ? "response" : "responses") and all that was saved of \(count == 1 ? "it" : "them"). "
                        + "It cannot be undone; what the calls did at the API stays done.")
                html.element(.form, .method("post"), .action(SitePath.clearHistory(documentID).url)) { html in
                    html.sessionFields(frame)
                    html.element(.div, .class("actions")) { html in
                        html.element(.button, .class("button button-danger"), text: "Clear history")
                        html.element(.a, .class("button"), .href(SitePath.history(documentID).url), text: "Keep it")
                    }
                }
            }
        }
    }
}
