public import Execution
public import Markup
public import OpenAPI

/// A code sample with the credential in it, for whoever asked for it: the one answer that has it, which no browser keeps
/// (THREATS A3).
public struct RevealedSamplePage: Sendable {
    public var frame: Frame
    public var operation: Operation
    public var language: SampleLanguage
    /// The command or program as it runs.
    public var text: String

    public init(frame: Frame, operation: Operation, language: SampleLanguage, request: OutboundRequest) {
        self.frame = frame
        self.operation = operation
        self.language = language
        text = language.text(of: request, showing: .revealed)
    }

    /// The whole page.
    public func html() -> HTML {
        let section = frame.outline?.section(of: operation)
        let current = section.map { Sidebar.Current.operation(operation.id, in: $0.slug) } ?? .none
        return PageShell(frame: frame, title: "Sample with credential", name: "sample", current: current).html { html in
            html.element(.div, .class("reading")) { html in
                html.element(.header) { html in
                    html.element(.p, .class("crumbs")) { html in
                        let path = SitePath.operation(frame.documentID ?? "", operation.id.description)
                        html.element(.a, .href(path.url)) { $0.isolated(operation.shortTitle) }
                        html.text(" ›")
                    }
                    html.element(.h1, text: "Sample with credential")
                }
                html.notice("warn", "Your credential stands in it. Whoever gets it can call the API as you do.")
                html.element(.h2, text: language.label)
                html.codeBlock("code-wrap", label: language.label) { html in
                    html.append(Highlighter.code(text, language: Language(name: language.syntax) ?? .text))
                }
            }
        }
    }

    /// The text alone, for the clipboard (`part=sample`).
    public func fragment() -> HTML {
        var html = HTML()
        html.element(.pre, .data("token")) { $0.text(text) }
        return html
    }
}
