public import Foundation
public import Markup
public import TokenDesk

/// A token that was just made, or that its owner asked to see: its text, what it may do, how to use it. The one answer
/// with a token's text in it; it stands in no address and no field, and is never stored by a browser (THREATS D5).
public struct IssuedTokenPage: Sendable {
    /// Why the text is shown.
    public enum Reason: Sendable, Hashable {
        /// It was made just now.
        case made
        /// It takes another's place, which goes on until then.
        case rotated(oldEndsAt: Date)
        /// Its owner asked for it.
        case copied
    }

    public var frame: Frame
    public var now: Date
    public var reason: Reason
    /// The token's text.
    public var secret: String
    public var record: TokenRecord
    /// What the token may call; nil when its API is not in the catalog.
    public var preview: TokenPreview?
    /// The same call by several tools, ready to run; empty when there is none to show.
    public var examples: [(title: String, text: String)]
    /// Whether the text can be seen again later.
    public var isCopyable: Bool

    public init(
        frame: Frame, now: Date, reason: Reason, secret: String, record: TokenRecord,
        preview: TokenPreview?, examples: [(title: String, text: String)], isCopyable: Bool
    ) {
        self.frame = frame
        self.now = now
        self.reason = reason
        self.secret = secret
        self.record = record
        self.preview = preview
        self.examples = examples
        self.isCopyable = isCopyable
    }

    private var words: DeskWords { frame.words }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: title, name: "token").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .tokens, title: title, isPlace: false).write(into: &html)
                writeSecret(into: &html)
                writeFacts(into: &html)
                writeExamples(into: &html)
                html.element(.div, .class("actions")) { html in
                    html.element(
                        .a, .class("button"), .href(SitePath.tokens(.token(record.id)).url),
                        text: "About this \(words.noun)")
                    html.element(.a, .class("button"), .href(SitePath.tokens(.list()).url), text: "To the list")
                }
            }
        }
    }

    /// The text alone, for the clipboard (`part=token`).
    public func fragment() -> HTML {
        var html = HTML()
        html.element(.pre, .data("token")) { $0.text(secret) }
        return html
    }

    private var title: String {
        switch reason {
        case .made, .rotated: "Your new \(words.fullNoun)"
        case .copied: "Your \(words.fullNoun)"
        }
    }

    private func writeSecret(into html: inout HTML) {
        html.element(.section, .class("secret"), .aria("label", words.fullNoun)) { html in
            html.codeBlock("code-wrap", label: words.fullNoun) { $0.text(secret) }
            html.element(.p, .class("small")) { html in
                html.text(
                    isCopyable
                        ? "Copy it now, or later from its page after your password."
                        : "Copy it now: you will not see it again. Only its digest is kept.")
            }
            if case .rotated(let date) = reason {
                html.element(.p) { html in
                    html.text("The old one goes on working and ends ")
                    html.fullMoment(date, from: now)
                    html.text(".")
                }
            }
            html.element(.form, .method("post"), .action(SitePath.tokens(.action(.use, record.id)).url)) { html in
                html.sessionFields(frame)
                html.element(.button, .class("button button-primary"), text: words.label(of: .use))
            }
        }
    }

    private func writeFacts(into html: inout HTML) {
        html.element(.dl, .class("facts-list")) { html in
            html.element(.dt, text: "Name")
            html.element(.dd) { $0.isolated(record.label) }
            html.element(.dt, text: record.rights.scopes.isEmpty ? "Access rights" : "Scopes")
            html.element(.dd) { html in
                RightsSummary(rights: record.rights).writeAll(into: &html)
            }
            html.element(.dt, text: "May call")
            html.element(.dd) { html in
                if let preview {
                    html.append(preview.html())
                } else {
                    html.text("Its API is not shown here at the moment.")
                }
            }
            html.element(.dt, text: "Ends")
            html.element(.dd) { LifeText(record: record, now: now).write(into: &$0) }
        }
    }

    private func writeExamples(into html: inout HTML) {
        guard !examples.isEmpty else { return }
        html.element(.section, .class("stacked")) { html in
            html.sectionHead("Use it")
            html.element(
                .p, .class("small muted"), text: "These run as they stand. Keep them as you keep the \(words.noun).")
            for example in examples {
                html.element(.h3, text: example.title)
                html.codeBlock("code-wrap", label: example.title) { $0.text(example.text) }
            }
        }
    }
}
