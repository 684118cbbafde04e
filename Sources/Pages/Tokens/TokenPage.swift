public import Foundation
public import Markup
public import TokenDesk

/// Everything about one token, but for its text.
public struct TokenPage: Sendable {
    public var frame: Frame
    public var now: Date
    public var record: TokenRecord
    /// Its API; nil when it is not in the catalog.
    public var api: DeskAPI?
    public var usage: TokenUsage
    /// What was done to it, newest first.
    public var events: [AuditEvent]
    /// Whether the reader may have its text, which only its owner may.
    public var isOwner: Bool
    /// Whether the policy lets a token's text be seen again.
    public var isCopyable: Bool
    /// What was just done or refused; nil for nothing.
    public var message: String?

    public init(
        frame: Frame, now: Date, record: TokenRecord, api: DeskAPI?, usage: TokenUsage,
        events: [AuditEvent], isOwner: Bool, isCopyable: Bool, message: String? = nil
    ) {
        self.frame = frame
        self.now = now
        self.record = record
        self.api = api
        self.usage = usage
        self.events = events
        self.isOwner = isOwner
        self.isCopyable = isCopyable
        self.message = message
    }

    private var words: DeskWords { frame.words }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: VisibleText.of(record.label), name: "token").html { html in
            html.element(.div, .class("reading desk desk-token")) { html in
                writeHead(into: &html)
                if let message { html.notice("warn", role: "status", message) }
                section("What it is", into: &html) { TokenFacts(page: self).write(into: &$0) }
                section("What it may do", into: &html, content: writeRights)
                section("Requests", into: &html) { html in
                    UsageChart(days: usage.days).write(into: &html)
                    UsageTables(api: api, usage: usage, now: now).writeOperations(into: &html)
                }
                section("Last requests that failed", into: &html) {
                    UsageTables(api: api, usage: usage, now: now).writeFailures(into: &$0)
                }
                section("What was done to it", into: &html, content: writeEvents)
            }
        }
    }

    private func writeHead(into html: inout HTML) {
        DeskHead(frame: frame, place: .tokens, title: record.label, isPlace: false).write(
            into: &html, actions: writeActions)
        html.element(.p) { record.state(at: now).write(into: &$0) }
    }

    private func writeActions(into html: inout HTML) {
        guard !record.isOver(at: now) else { return }
        if isOwner, isCopyable {
            html.tokenPost(.copy, of: record, frame: frame)
            if record.state(at: now).isInForce { html.tokenPost(.use, of: record, frame: frame) }
        }
        let links: [TokenAction] = [.edit, record.pausedAt == nil ? .pause : .resume, .rotate, .delete]
        // A token that is being replaced has its successor already.
        for action in links where action != .rotate || record.successor == nil {
            html.element(
                .a, .class("button", action == .delete ? "button-cancel" : ""),
                .href(SitePath.tokens(.action(action, record.id)).url), text: words.label(of: action))
        }
    }

    private func writeRights(into html: inout HTML) {
        RightsSummary(rights: record.rights).writeAll(into: &html)
        for limit in record.rights.resources {
            let kind = api?.directory.kind(limit.kind)
            html.element(.p) { html in
                html.visible("Only these \(kind?.title.lowercased() ?? limit.kind): ")
                let labels = Dictionary(
                    (kind?.resources ?? []).map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
                let groups = Dictionary(
                    (kind?.groups ?? []).map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
                let names =
                    limit.ids.map { labels[$0].flatMap { $0.isEmpty ? nil : $0 } ?? $0 }
                    + limit.groups.map { "all of " + (groups[$0].flatMap { $0.isEmpty ? nil : $0 } ?? $0) }
                html.visible(names.isEmpty ? "none" : names.prefix(50).joined(separator: ", "))
                if names.count > 50 { html.text(" and \(names.count - 50) more") }
            }
        }
        if let api { html.append(TokenPreview(api: api, rights: record.rights, noun: words.noun).html()) }
    }

    private func writeEvents(into html: inout HTML) {
        guard !events.isEmpty else { return html.element(.p, .class("empty"), text: "Nothing is written down.") }
        html.element(.table, .class("columns stack"), .aria("label", "What was done to it")) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    for heading in ["When", "What", "Who", "From"] { html.element(.th, .scope("col"), text: heading) }
                }
            }
            html.element(.tbody) { html in
                for event in events {
                    html.element(.tr) { html in
                        html.element(.td) { $0.moment(event.moment, from: now) }
                        html.element(.td, text: event.action.tokenWords)
                        html.element(.td) { $0.isolated(event.actor) }
                        html.element(.td) { $0.element(.code) { $0.visible(event.address) } }
                    }
                }
            }
        }
    }

    private func section(_ title: String, into html: inout HTML, content: (inout HTML) -> Void) {
        html.element(.section) { html in
            html.sectionHead(title)
            html.element(.div, .class("section-body stacked"), content: content)
        }
    }
}

extension HTML {
    /// A button that posts an action of a token at once.
    mutating func tokenPost(_ action: TokenAction, of record: TokenRecord, frame: Frame) {
        let path = SitePath.tokens(.action(action, record.id))
        let isCopy = action == .copy
        element(
            .form, .method("post"), .action(path.url), .when(isCopy, .data("behavior", "copy-token")),
            .when(isCopy, .data("fragment", path.url(part: .token)))
        ) { html in
            html.sessionFields(frame)
            html.element(.button, .class("button"), text: frame.words.label(of: action))
        }
    }
}

extension AuditEvent.Action {
    /// What was done to a token, in words.
    var tokenWords: String {
        switch self {
        case .tokenIssued: "Made"
        case .tokenRevealed: "Text shown"
        case .tokenEdited: "Edited"
        case .tokenPaused: "Paused"
        case .tokenResumed: "Resumed"
        case .tokenRotated: "Replaced by a new one"
        case .tokenRevoked: "Cancelled"
        case .tokenFirstUsed: "First used"
        default: rawValue
        }
    }
}
