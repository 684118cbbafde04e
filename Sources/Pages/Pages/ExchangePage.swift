public import Markup
public import OpenAPI

/// A kept result on a page of its own, and the answer to Execute for scripts.
public struct ExchangePage: Sendable {
    public var frame: Frame
    public var operation: Operation?
    public var exchange: ExchangeView

    public init(frame: Frame, operation: Operation?, exchange: ExchangeView) {
        self.frame = frame
        self.operation = operation
        self.exchange = exchange
    }

    /// The whole page.
    public func html() -> HTML {
        Self.html(frame, operation, back: .operation(exchange.documentID, exchange.operationID)) {
            $0.append(exchange.fragment())
        }
    }

    /// A page about one result, whatever is written of it.
    static func html(
        _ frame: Frame, _ operation: Operation?, back: SitePath, content: (inout HTML) -> Void
    ) -> HTML {
        let section = operation.flatMap { frame.outline?.section(of: $0) }
        let current: Sidebar.Current =
            if let section, let operation { .operation(operation.id, in: section.slug) } else { .none }
        return PageShell(frame: frame, title: "Result", name: "exchange", current: current).html { html in
            html.element(.div, .class("reading")) { html in
                html.element(.header) { html in
                    html.element(.p, .class("crumbs")) { html in
                        html.element(.a, .href(back.url)) { $0.isolated(operation?.shortTitle ?? "Operation") }
                        html.text(" ›")
                    }
                    html.element(.h1, text: "Result")
                }
                html.element(.h2, .class("visually-hidden"), text: "Request and response")
                content(&html)
            }
        }
    }

    /// The result alone (`part=exchange`).
    public func fragment() -> HTML { exchange.fragment() }

    /// The answer for scripts when the form was wrong: one line a problem, each naming its field.
    ///
    /// - Parameter canBeSkipped: whether **Execute anyway** gets by all of them.
    public static func problems(_ problems: [Problem], canBeSkipped: Bool, csrf: String) -> HTML {
        var html = HTML()
        html.element(.section, .class("result"), .aria("label", "Result")) { html in
            html.element(
                .div, .class("notice notice-bad"), .role("alert"), .data("summary"),
                .when(canBeSkipped, .data("anyway"))
            ) { html in
                html.element(.p) { $0.element(.strong, text: "Nothing was sent.") }
                for problem in problems {
                    html.element(.p, .ifPresent(problem.field) { .data("field", $0.text) }) { html in
                        if let name = problem.field?.label {
                            html.element(.code) { $0.isolated(name) }
                            html.text(": ")
                        }
                        html.element(.span, .data("message")) { $0.visible(problem.message) }
                    }
                }
            }
        }
        html.empty(.input, .type("hidden"), .name(FieldName.csrf.text), .value(csrf))
        return html
    }
}
