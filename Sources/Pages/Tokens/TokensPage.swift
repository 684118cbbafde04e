public import Foundation
public import Markup
public import TokenDesk

/// The list of tokens: one's own, or everybody's for an administrator.
public struct TokensPage: Sendable {
    public var frame: Frame
    public var now: Date
    public var filter: TokenFilter
    /// The tokens of this page of the list.
    public var records: [TokenRecord]
    /// How many the filter lets through in all.
    public var total: Int
    /// How many one page of the list holds.
    public var size: Int
    /// The APIs that tokens can be made for.
    public var apis: [DeskAPI]
    /// The users whose tokens an administrator may look at; nil for everybody else.
    public var owners: [String]?
    /// What a search by a pasted text found out; nil when none was made.
    public var message: String?

    public init(
        frame: Frame, now: Date, filter: TokenFilter, records: [TokenRecord], total: Int, size: Int,
        apis: [DeskAPI], owners: [String]? = nil, message: String? = nil
    ) {
        self.frame = frame
        self.now = now
        self.filter = filter
        self.records = records
        self.total = total
        self.size = size
        self.apis = apis
        self.owners = owners
        self.message = message
    }

    private var words: DeskWords { frame.words }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: words.title, name: "tokens").html { html in
            html.element(.div, .class("reading desk desk-wide")) { html in
                writeHead(into: &html)
                if let message { html.notice("warn", role: "status", message) }
                if total == 0, !filter.isNarrow {
                    writeEmpty(into: &html)
                } else {
                    TokenFilterForm(words: words, filter: filter, apis: apis, owners: owners).write(into: &html)
                    writeTable(into: &html)
                    writeFoot(into: &html)
                }
                writeFind(into: &html)
            }
        }
    }

    private func writeHead(into html: inout HTML) {
        DeskHead(frame: frame, place: .tokens, title: words.title).write(into: &html) { html in
            html.element(.a, .class("button button-primary"), .href(SitePath.tokens(.new()).url)) { html in
                html.icon("plus")
                html.text(words.create)
            }
        }
    }

    private func writeEmpty(into html: inout HTML) {
        html.element(.div, .class("empty-desk")) { html in
            html.element(.h2, text: "No \(words.noun) yet")
            html.element(
                .p,
                text:
                    "A \(words.noun) lets the API know who calls and what the caller may do. Make one for each third party or purpose, so that each can be narrowed, followed and deleted by itself."
            )
            html.element(.ol, .class("steps")) { html in
                html.element(.li, text: "Press \(words.create) and say what it is for and what it may do.")
                html.element(.li, text: "Copy it, or use it in the explorer at once.")
                html.element(.li, text: "See here when it was last used, and delete it when it is needed no more.")
            }
        }
    }

    private func writeTable(into html: inout HTML) {
        guard !records.isEmpty else {
            return html.element(
                .p, .class("empty"), text: "No \(words.noun) fits this filter. Take something out of it.")
        }
        TokensTable(
            frame: frame, words: words, now: now, filter: filter, records: records, apis: apis,
            namesOwners: owners != nil
        ).write(into: &html)
    }

    private func writeFoot(into html: inout HTML) {
        html.element(.div, .class("desk-foot")) { html in
            html.pager(page: filter.page, size: size, total: total, noun: words.noun) { page in
                SitePath.tokens(.list(filter.onPage(page))).url
            }
            html.element(
                .a, .class("button button-small"), .href(SitePath.tokens(.export(filter)).url), .download("")
            ) { html in
                html.icon("download")
                html.text("Export as CSV")
            }
        }
    }

    private func writeFind(into html: inout HTML) {
        html.element(.details, .class("find")) { html in
            html.element(.summary, .class("fold")) { $0.element(.strong, text: "Which \(words.noun) is this?") }
            html.element(
                .form, .class("field-line"), .method("post"), .action(SitePath.tokens(.find).url), .autocomplete("off")
            ) { html in
                html.sessionFields(frame)
                html.element(.div, .class("field")) { html in
                    html.element(.label, .for("find-secret"), text: "A \(words.noun) that you have before you")
                    html.empty(
                        .input, .class("input"), .id("find-secret"), .type("password"), .name(TokenField.secret.text),
                        .required(), .autocomplete("off"), .spellcheck(false), .placeholder("ptc_…"))
                }
                html.element(.button, .class("button"), text: "Find")
            }
        }
    }
}
