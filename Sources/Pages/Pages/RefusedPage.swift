public import Markup

/// A call to an origin that the policy does not list: what was refused, why, and the exact line that would allow it
/// (THREATS 5.1).
public struct RefusedPage: Sendable {
    public var frame: Frame
    /// The origin the call would have gone to.
    public var origin: String
    /// One sentence.
    public var why: String
    /// What the operator adds; empty when nothing can.
    public var line: String

    public init(frame: Frame, origin: String, why: String, line: String) {
        self.frame = frame
        self.origin = origin
        self.why = why
        self.line = line
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Not sent", name: "refused").html { html in
            html.element(.div, .class("reading narrow")) { html in
                html.element(.header) { html in
                    html.element(.p, .class("crumbs"), text: "403")
                    html.element(.h1, text: "The call was not sent")
                }
                html.append(fragment())
                html.element(.p) { html in
                    let home = frame.documentID.map { SitePath.document($0) } ?? .catalog
                    html.element(.a, .class("button"), .href(home.url), text: "Back to the overview")
                }
            }
        }
    }

    /// The same as a fragment, in place of a result.
    public func fragment() -> HTML {
        var html = HTML()
        html.element(.div, .class("result-block"), .role("alert")) { html in
            html.element(.p) { html in
                html.text("Portico may not call ")
                html.element(.code) { $0.isolated(origin) }
                html.text(". ")
                html.visible(why)
                html.text(" No credential left this server.")
            }
            guard !line.isEmpty else { return }
            html.element(.p, text: "Whoever runs this site can allow it with this line:")
            html.codeBlock(label: "Line to add") { $0.visible(line) }
        }
        return html
    }
}
