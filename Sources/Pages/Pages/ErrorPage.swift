public import Markup

/// What went wrong with a request to Portico itself: what happened, why, the next step, and the request's id.
public struct ErrorPage: Sendable {
    public var frame: Frame
    /// The HTTP status of the answer.
    public var status: Int
    /// A few words: "Page not found".
    public var title: String
    /// What happened, in one or two sentences.
    public var message: String
    /// The next step; empty when there is none.
    public var advice: String
    /// Finds this request in the log.
    public var requestID: String

    public init(frame: Frame, status: Int, title: String, message: String, advice: String = "", requestID: String) {
        self.frame = frame
        self.status = status
        self.title = title
        self.message = message
        self.advice = advice
        self.requestID = requestID
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: title, name: "error").html { html in
            html.element(.div, .class("reading narrow")) { html in
                html.element(.header) { html in
                    html.element(.p, .class("crumbs"), text: String(status))
                    html.element(.h1, text: title)
                }
                html.element(.p) { $0.visible(message) }
                if !advice.isEmpty { html.element(.p) { $0.visible(advice) } }
                html.element(.p) { html in
                    let home = frame.documentID.map { SitePath.document($0) } ?? .catalog
                    html.element(.a, .class("button"), .href(home.url), text: "Back to the overview")
                }
                html.element(.p, .class("small muted")) { html in
                    html.text("Request ")
                    html.element(.code, text: requestID)
                }
            }
        }
    }

    /// The same as a fragment, for answers to scripts.
    public func fragment() -> HTML {
        var html = HTML()
        html.element(.div, .class("notice notice-bad"), .role("alert")) { html in
            html.element(.p) { $0.element(.strong, text: title) }
            html.element(.p) { $0.visible(message) }
            if !advice.isEmpty { html.element(.p) { $0.visible(advice) } }
            html.element(.p, .class("muted"), text: "Request \(requestID)")
        }
        return html
    }
}
