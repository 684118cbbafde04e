public import Foundation
public import Markup
public import TokenDesk

/// **Audit**: who did what to whom, when and from where; newest first.
public struct AuditPage: Sendable {
    public var frame: Frame
    public var events: [AuditEvent]
    /// All events that fit the filter.
    public var total: Int
    public var filter: AuditFilter
    public var now: Date
    /// Whether the trail's chain of digests is whole; nil when it was not looked at.
    public var isWhole: Bool?

    public init(
        frame: Frame, events: [AuditEvent], total: Int, filter: AuditFilter, now: Date, isWhole: Bool? = nil
    ) {
        self.frame = frame
        self.events = events
        self.total = total
        self.filter = filter
        self.now = now
        self.isWhole = isWhole
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Audit", name: "audit").html { html in
            html.element(.div, .class("reading desk")) { html in
                DeskHead(frame: frame, place: .audit, title: "Audit").write(into: &html) { html in
                    html.element(
                        .a, .class("button"), .href(filter.at(page: 1).url(of: .auditTable)), .download("")
                    ) { html in
                        html.icon("download")
                        html.text("CSV")
                    }
                }
                if let isWhole { writeWholeness(isWhole, into: &html) }
                writeFilter(into: &html)
                if events.isEmpty {
                    html.element(
                        .p, .class("empty"),
                        text: filter.isEmpty
                            ? "Nothing yet. Whoever signs in, makes a token or changes a user is written down here."
                            : "No event fits. Take a filter away.")
                } else {
                    writeTable(into: &html)
                }
                html.pager(
                    page: filter.page, size: AuditFilter.size, total: total, noun: "event",
                    url: { filter.at(page: $0).url() })
            }
        }
    }

    private func writeWholeness(_ isWhole: Bool, into html: inout HTML) {
        if isWhole {
            html.element(.p, .class("small muted")) { html in
                html.icon("check")
                html.text(" Nothing was taken out or changed: every line's keyed digest follows from the one before.")
            }
        } else {
            html.notice(
                "bad", role: "alert",
                "A line was taken out or changed past Portico: the keyed digests do not follow from each other.")
        }
    }

    private func writeFilter(into html: inout HTML) {
        html.element(
            .form, .class("filters"), .method("get"), .action(SitePath.audit.url), .data("behavior", "autosubmit")
        ) { html in
            html.choice(
                .action, label: "What", any: "Everything", chosen: filter.action?.rawValue,
                from: AuditEvent.Action.allCases.map { ($0.rawValue, $0.label) })
            html.empty(
                .input, .class("input"), .type("search"), .name(DeskField.user.rawValue), .value(filter.user),
                .placeholder("Who"), .aria("label", "Who"), .autocomplete("off"), .autocapitalize("off"))
            html.empty(
                .input, .class("input"), .type("search"), .name(DeskField.token.rawValue), .value(filter.subject),
                .placeholder("Id of a token or user"), .aria("label", "Id of a token or user"), .autocomplete("off"))
            html.element(.button, .class("button"), text: "Filter")
        }
    }

    private func writeTable(into html: inout HTML) {
        html.element(.div, .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", "Events")) { html in
            html.element(.table, .class("desk-table stack")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        for name in ["When", "Who", "What", "To whom or what", "From where"] {
                            html.element(.th, .scope("col"), text: name)
                        }
                    }
                }
                html.element(.tbody) { html in
                    for event in events { html.element(.tr) { write(event, into: &$0) } }
                }
            }
        }
    }

    private func write(_ event: AuditEvent, into html: inout HTML) {
        html.element(.td, .class("nowrap"), .data("label", "When")) { html in
            html.moment(event.moment, from: now)
            html.element(.div, .class("small muted"), text: RelativeTime.exact(event.moment))
        }
        html.element(.td, .data("label", "Who")) { $0.isolated(event.actor) }
        html.element(.td, .data("label", "What"), text: event.action.label)
        html.element(.td, .data("label", "To")) { html in
            if !event.detail.isEmpty { html.element(.div) { $0.isolated(event.detail) } }
            if !event.subject.isEmpty { writeSubject(of: event, into: &html) }
        }
        html.element(.td, .data("label", "From")) { html in
            if !event.address.isEmpty { html.element(.code) { $0.visible(event.address) } }
        }
    }

    private func writeSubject(of event: AuditEvent, into html: inout HTML) {
        html.element(.div, .class("small")) { html in
            switch event.action.kind {
            case .user: html.element(.a, .href(SitePath.user(event.subject).url)) { $0.isolated(event.subject) }
            case .token:
                let url = SafeURL(path: SitePath.tokens(.list()).text + "/" + PercentEncoding.segment(event.subject))
                html.element(.a, .href(url)) { $0.isolated(event.subject) }
            case .other: html.element(.span, .class("muted")) { $0.isolated(event.subject) }
            }
        }
    }
}
