public import Markup
public import OpenAPI
import SourceTree

/// What is wrong with a description: every diagnostic with its place.
public struct ProblemsPage: Sendable {
    public var frame: Frame
    public var document: Document

    private static let maximum = 1_000

    public init(frame: Frame, document: Document) {
        self.frame = frame
        self.document = document
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Problems", name: "problems", current: .problems).html { html in
            html.element(.div, .class("reading")) { html in
                html.element(.header) { html in
                    html.element(.h1, text: "Problems")
                    html.element(.p, .class("lede"), text: summary)
                }
                if let problem = frame.entry?.problem {
                    html.notice(
                        "bad", "The file as it is now cannot be read; this is the last good version. \(problem)")
                }
                if document.diagnostics.isEmpty {
                    html.element(.p, .class("empty"), text: "Nothing is wrong with this description.")
                } else {
                    writeTable(into: &html)
                }
            }
        }
    }

    private var summary: String {
        let all = document.diagnostics
        let parts = [
            (all.filter { $0.severity == .error }.count, "error"),
            (all.filter { $0.severity == .warning }.count, "warning"),
            (all.filter { $0.severity == .note }.count, "note"),
        ]
        return parts.filter { $0.0 > 0 }.map { Count.of($0.0, $0.1) }.joined(separator: " · ")
    }

    private func writeTable(into html: inout HTML) {
        html.element(.table, .class("columns stack problems")) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    html.element(.th, .class("columns-code"), .scope("col"), text: "Kind")
                    html.element(.th, .scope("col"), text: "What")
                    html.element(.th, .class("columns-name"), .scope("col"), text: "Where")
                }
            }
            html.element(.tbody) { html in
                for diagnostic in document.diagnostics.prefix(Self.maximum) { write(diagnostic, into: &html) }
            }
        }
        if document.diagnostics.count > Self.maximum {
            html.element(.p, .class("muted"), text: "\(document.diagnostics.count - Self.maximum) more")
        }
    }

    private func write(_ diagnostic: Diagnostic, into html: inout HTML) {
        html.element(.tr) { html in
            html.element(.td) { html in
                switch diagnostic.severity {
                case .error: html.element(.span, .class("badge badge-bad"), text: "error")
                case .warning: html.element(.span, .class("badge badge-warn"), text: "warning")
                case .note: html.element(.span, .class("badge"), text: "note")
                }
            }
            html.element(.td) { html in
                html.visible(diagnostic.message)
                html.element(.div, .class("muted"), text: diagnostic.rule)
            }
            html.element(.td) { html in
                html.isolated(diagnostic.location)
                if let position = diagnostic.position { html.text(":\(position.line):\(position.column)") }
                html.element(.div) { html in
                    html.element(.code, .class("muted")) { $0.visible(diagnostic.pointer.description) }
                }
            }
        }
    }
}
