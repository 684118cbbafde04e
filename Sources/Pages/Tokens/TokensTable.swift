import Foundation
import Markup
import TokenDesk

/// The table of tokens with the columns that the desk's words ask for; where there is little room each line becomes a card.
struct TokensTable {
    let frame: Frame
    let words: DeskWords
    let now: Date
    let filter: TokenFilter
    let records: [TokenRecord]
    let apis: [DeskAPI]
    /// Whether whose token it is stands beside who made it.
    let namesOwners: Bool

    func write(into html: inout HTML) {
        let resources = words.columns.contains(.resources) ? ResourceColumn.all(apis: apis, records: records) : []
        let directories = Dictionary(apis.map { ($0.id, $0.directory) }, uniquingKeysWith: { first, _ in first })
        html.element(.table, .class("tokens", "tokens-\(words.preset.rawValue)"), .aria("label", words.title)) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    for column in words.columns { writeHeading(column, resources, into: &html) }
                    html.element(.th, .class("c-actions"), .scope("col")) {
                        $0.element(.span, .class("visually-hidden"), text: "Actions")
                    }
                }
            }
            html.element(.tbody) { html in
                for record in records {
                    html.element(.tr) { html in
                        for column in words.columns {
                            writeCells(column, record, resources, directories[record.api], into: &html)
                        }
                        html.element(.td, .class("c-actions")) { writeActions(record, into: &$0) }
                    }
                }
            }
        }
    }

    private func writeHeading(_ column: TokenColumn, _ resources: [ResourceColumn], into html: inout HTML) {
        if column == .resources {
            for resource in resources {
                html.element(.th, .class("c-resources"), .scope("col")) { $0.visible(resource.heading) }
            }
            return
        }
        let isSorted = column.sort == filter.sort
        html.element(
            .th, .class("c-\(column.rawValue)"), .scope("col"),
            .when(isSorted, .aria("sort", filter.isDescending ? "descending" : "ascending"))
        ) { html in
            guard let sort = column.sort else { return html.text(words.heading(of: column)) }
            html.element(.a, .class("quiet-link"), .href(SitePath.tokens(.list(filter.sorted(by: sort))).url)) { html in
                html.text(words.heading(of: column))
                if isSorted {
                    html.element(.span, .class("order"), .aria("hidden", true), text: filter.isDescending ? " ↓" : " ↑")
                }
            }
        }
    }

    private func writeCells(
        _ column: TokenColumn, _ record: TokenRecord, _ resources: [ResourceColumn], _ directory: ResourceDirectory?,
        into html: inout HTML
    ) {
        if column == .resources {
            for resource in resources {
                html.element(.td, .class("c-resources"), .data("label", resource.heading)) {
                    resource.write(record, in: directory, into: &$0)
                }
            }
            return
        }
        html.element(.td, .class("c-\(column.rawValue)"), .data("label", words.heading(of: column))) {
            write(column, record, into: &$0)
        }
    }

    private func write(_ column: TokenColumn, _ record: TokenRecord, into html: inout HTML) {
        switch column {
        case .description:
            html.element(.a, .href(SitePath.tokens(.token(record.id)).url)) { $0.isolated(record.label) }
            if !record.purpose.isEmpty {
                html.element(.div, .class("small muted")) { $0.visible(record.purpose) }
            }
        case .key: writeKey(record, into: &html)
        case .comments: writeComments(record, into: &html)
        case .rights: RightsSummary(rights: record.rights).write(into: &html)
        case .resources: break
        case .created: html.moment(record.createdAt, from: now)
        case .createdBy: writeMaker(record, into: &html)
        case .lastUsed:
            if let date = record.lastUsedAt {
                html.moment(date, from: now)
                html.element(.div, .class("small muted"), text: RelativeTime.exact(date))
            } else {
                html.element(.span, .class("muted"), text: "Never")
            }
        case .requests: html.text(Count.grouped(record.requests))
        case .ends: writeEnd(record, into: &html)
        case .active: record.state(at: now).write(into: &html)
        }
    }

    /// Prefix and last four characters; the way to the token's page where no description leads there.
    private func writeKey(_ record: TokenRecord, into html: inout HTML) {
        let text = "\(record.hint)…\(record.lastFour)"
        guard !words.columns.contains(.description) else { return html.element(.code, text: text) }
        html.element(.a, .href(SitePath.tokens(.token(record.id)).url)) { $0.element(.code, text: text) }
    }

    /// A list without descriptions says here what the token is called.
    private func writeComments(_ record: TokenRecord, into html: inout HTML) {
        if !words.columns.contains(.description) { html.element(.div) { $0.isolated(record.label) } }
        if !record.comment.isEmpty {
            html.element(.div, .class("small")) { $0.visible(record.comment) }
        } else if words.columns.contains(.description) {
            html.element(.span, .class("muted"), text: "-")
        }
    }

    private func writeMaker(_ record: TokenRecord, into html: inout HTML) {
        html.isolated(record.createdBy)
        if namesOwners, record.subject != record.createdBy {
            html.element(.div, .class("small muted")) { html in
                html.text("for ")
                html.isolated(record.subject)
            }
        }
    }

    private func writeEnd(_ record: TokenRecord, into html: inout HTML) {
        switch record.state(at: now) {
        case .revoked(let date): html.moment(date, from: now)
        default: html.moment(record.endsAt, from: now)
        }
    }

    private func writeActions(_ record: TokenRecord, into html: inout HTML) {
        let isOver = record.isOver(at: now)
        html.element(.div, .class("line-actions")) { html in
            // A token's text is for its owner alone.
            for action in words.lineActions where !isOver && (action != .copy || record.owner == frame.user?.id) {
                let name = "\(words.label(of: action)) \(VisibleText.of(record.label))"
                let path = SitePath.tokens(.action(action, record.id))
                guard action == .copy else {
                    html.element(
                        .a, .class("button button-small", action == .delete ? "button-cancel" : ""), .href(path.url),
                        .aria("label", name), text: words.label(of: action))
                    continue
                }
                html.element(
                    .form, .method("post"), .action(path.url), .data("behavior", "copy-token"),
                    .data("fragment", path.url(part: .token))
                ) { html in
                    html.sessionFields(frame)
                    html.element(
                        .button, .class("button button-small"), .aria("label", name), text: words.label(of: action))
                }
            }
        }
    }
}

extension TokenRecord {
    /// Whether it opens nothing any more and never will.
    func isOver(at now: Date) -> Bool {
        switch state(at: now) {
        case .neverUsed, .active, .expiring, .retiring, .paused: false
        case .expiredIdle, .expiredAbsolute, .retired, .revoked: true
        }
    }
}
