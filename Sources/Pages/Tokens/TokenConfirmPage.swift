public import Foundation
public import Markup
public import TokenDesk

/// A page that names what an action on a token will do to whoever uses it, before it is done.
public struct TokenConfirmPage: Sendable {
    public var frame: Frame
    public var now: Date
    /// `pause`, `resume`, `rotate` or `delete`.
    public var action: TokenAction
    public var record: TokenRecord
    /// Requests of today.
    public var today: Int
    /// Seconds that a rotated token goes on unless decided otherwise.
    public var grace: Int64

    public init(
        frame: Frame, now: Date, action: TokenAction, record: TokenRecord, today: Int, grace: Int64
    ) {
        self.frame = frame
        self.now = now
        self.action = action
        self.record = record
        self.today = today
        self.grace = grace
    }

    private static let graces: [Int64] = [0, 3_600, 86_400, 604_800]

    private var words: DeskWords { frame.words }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: VisibleText.of(question), name: "token-confirm").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .tokens, title: question, isPlace: false).write(into: &html)
                html.element(.p, text: usageSentence)
                html.element(.p, text: consequence)
                writeForm(into: &html)
            }
        }
    }

    private var question: String { "\(words.label(of: action)) “\(record.label)”?" }

    /// How much it is used, so that one knows who will notice.
    private var usageSentence: String {
        let last = record.lastUsedAt.map { "last used \(RelativeTime.text(of: $0, from: now))" } ?? "never used"
        guard today > 0 else { return "No request came with it today; it was \(last)." }
        return "\(Count.grouped(today)) request\(today == 1 ? "" : "s") today came with it; it was \(last)."
    }

    private var consequence: String {
        switch action {
        case .delete:
            "Whoever uses it will get 401 at once. It cannot be undone; its history stays on its page."
        case .pause:
            "Whoever uses it will get 401 at once, until you resume it. Its end comes nearer meanwhile as if it were not used."
        case .resume:
            "Whoever has it can use it again at once."
        case .rotate:
            "A new \(words.noun) takes its place, with the same rights and limits. The old one goes on working for as long as you choose here, so that its users can change over; then they get 401."
        case .copy, .use, .edit: ""
        }
    }

    private func writeForm(into html: inout HTML) {
        html.element(
            .form, .class("stacked"), .method("post"), .action(SitePath.tokens(.action(action, record.id)).url)
        ) { html in
            html.sessionFields(frame)
            if action == .rotate { writeGrace(into: &html) }
            html.element(.div, .class("actions")) { html in
                html.element(
                    .button, .class("button", action == .delete ? "button-danger" : "button-primary"), text: button)
                html.element(
                    .a, .class("button"), .href(SitePath.tokens(.token(record.id)).url), text: "Keep it as it is")
            }
        }
    }

    private var button: String { "\(words.label(of: action)) this \(words.noun)" }

    private func writeGrace(into html: inout HTML) {
        let choices = Self.graces.contains(grace) ? Self.graces : (Self.graces + [grace]).sorted()
        html.element(.div, .class("field")) { html in
            html.element(.label, .for("grace"), text: "The old one goes on for")
            html.element(.select, .class("select"), .id("grace"), .name(TokenField.grace.text)) { html in
                for choice in choices {
                    let end = RelativeTime.exact(now.addingTimeInterval(Double(choice)))
                    let text =
                        choice == 0
                        ? "no time: it ends at once" : "\(RelativeTime.span(Double(choice)) ?? ""), until \(end)"
                    html.element(.option, .value(String(choice)), .selected(choice == grace), text: text)
                }
            }
        }
    }
}
