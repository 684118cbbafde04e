public import Foundation
public import Markup

/// **History**: the calls that this session made by a description, newest first.
public struct HistoryPage: Sendable {
    public var frame: Frame
    public var filter: HistoryFilter
    public var entries: [HistoryEntry]
    /// All calls that fit the filter.
    public var total: Int
    /// The operations that were called, with their titles, for the filter.
    public var operations: [(id: String, title: String)]
    /// Durations of the operation's calls, oldest first; empty unless the filter names one operation.
    public var times: [CallTime]
    public var now: Date
    /// What was wrong with what was asked for; nil when nothing was.
    public var problem: String?

    public init(
        frame: Frame, filter: HistoryFilter, entries: [HistoryEntry], total: Int,
        operations: [(id: String, title: String)], times: [CallTime] = [], now: Date, problem: String? = nil
    ) {
        self.frame = frame
        self.filter = filter
        self.entries = entries
        self.total = total
        self.operations = operations
        self.times = times
        self.now = now
        self.problem = problem
    }

    private var documentID: String { frame.documentID ?? "" }
    private var compareForm: ElementID { ElementID("compare") }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "History", name: "history", current: .history).html { html in
            html.element(.div, .class("reading desk")) { html in
                html.element(.header, .class("history-head")) { html in
                    html.element(.h1, text: "History")
                    if total > 0 { writeTools(into: &html) }
                }
                html.element(
                    .p, .class("small muted"),
                    text: "Your calls, sealed in your session and gone with it. Secrets are never kept with them.")
                if let problem { html.notice("bad", role: "alert", problem) }
                writeFilter(into: &html)
                if times.count > 1 { DurationChart(times: times).write(into: &html) }
                if entries.isEmpty {
                    html.element(
                        .p, .class("empty"),
                        text: filter.isNarrow
                            ? "No call fits. Take a filter away."
                            : "Nothing yet. Execute a call: it stays here until your session ends.")
                } else {
                    writeTable(into: &html)
                }
                html.pager(
                    page: filter.page, size: HistoryFilter.size, total: total, noun: "call",
                    url: { SafeURL(path: filter.at(page: $0).url(of: .history(documentID))) })
            }
        }
    }

    private func writeTools(into html: inout HTML) {
        html.element(.div, .class("actions")) { html in
            for (path, label) in [
                (SitePath.historyArchive(documentID), "HAR"), (.historyScript(documentID), "curl script"),
            ] {
                html.element(
                    .a, .class("button"), .href(SafeURL(path: filter.at(page: 1).url(of: path))), .download("")
                ) { html in
                    html.icon("download")
                    html.text(label)
                }
            }
            html.element(
                .a, .class("button button-bad"), .href(SitePath.clearHistory(documentID).url), text: "Clear history…")
        }
    }

    private func writeFilter(into html: inout HTML) {
        html.element(
            .form, .class("filters"), .method("get"), .action(SitePath.history(documentID).url),
            .data("behavior", "autosubmit")
        ) { html in
            write(
                .operation, label: "Operation", any: "Every operation", chosen: filter.operation,
                from: operations.map { ($0.id, $0.title) }, into: &html)
            write(
                .method, label: "Method", any: "Every method", chosen: filter.method,
                from: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY"].map { ($0, $0) },
                into: &html)
            write(
                .status, label: "Status", any: "Every status", chosen: filter.ending?.rawValue,
                from: HistoryFilter.Ending.allCases.map { ($0.rawValue, $0.label) }, into: &html)
            html.element(.button, .class("button"), text: "Filter")
        }
    }

    private func write(
        _ field: HistoryFilter.Field, label: String, any: String, chosen: String?,
        from values: [(value: String, label: String)], into html: inout HTML
    ) {
        html.element(.select, .class("select select-small"), .name(field.rawValue), .aria("label", label)) { html in
            html.element(.option, .value(""), .selected(chosen == nil), text: any)
            for (value, label) in values {
                html.element(.option, .value(value), .selected(value == chosen), text: VisibleText.of(label))
            }
        }
    }

    private func writeTable(into html: inout HTML) {
        html.element(
            .form, .id(compareForm), .class("history-compare"), .method("get"),
            .action(SitePath.comparison(documentID).url)
        ) { html in
            html.element(.button, .class("button button-small"), text: "Compare two")
        }
        html.element(.div, .class("table-scroll"), .tabindex(0), .role("region"), .aria("label", "Calls")) { html in
            html.element(.table, .class("desk-table stack")) { html in
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.td)
                        for name in ["Call", "When", "Status", "Time", "Size"] {
                            html.element(.th, .scope("col"), text: name)
                        }
                        html.element(.td)
                    }
                }
                html.element(.tbody) { html in
                    for entry in entries { html.element(.tr) { write(entry, into: &$0) } }
                }
            }
        }
    }

    private func write(_ entry: HistoryEntry, into html: inout HTML) {
        let result = SitePath.exchange(documentID, entry.id).url
        html.element(.td, .class("history-pick"), .data("label", "Compare")) { html in
            html.element(.label, .class("pick")) { html in
                html.empty(
                    .input, .type("checkbox"), .name(ComparisonPage.field), .value(entry.id), .form(compareForm))
                html.element(
                    .span, .class("visually-hidden"), text: "Compare the call of \(RelativeTime.exact(entry.moment))")
            }
        }
        html.element(.td, .data("label", "Call")) { html in
            html.element(.div) { html in
                html.method(entry.method)
                html.text(" ")
                html.element(.a, .href(result)) { $0.isolated(entry.title ?? entry.operationID) }
            }
            html.element(.div, .class("small muted history-url")) { $0.visible(entry.url) }
        }
        html.element(.td, .class("nowrap"), .data("label", "When")) { $0.moment(entry.moment, from: now) }
        html.element(.td, .data("label", "Status")) { html in
            html.element(.div) { html in
                if let status = entry.status { html.status(String(status)) } else { html.text("No response") }
            }
            if let findings = entry.findings, findings > 0 {
                html.element(.div, .class("small status-4"), text: Count.of(findings, "finding"))
            }
        }
        html.element(
            .td, .class("nowrap"), .data("label", "Time"), text: entry.duration.map(Count.duration) ?? "-")
        html.element(.td, .class("nowrap"), .data("label", "Size"), text: Count.bytes(entry.size))
        html.element(.td, .class("ends")) { writeActions(of: entry, into: &$0) }
    }

    private func writeActions(of entry: HistoryEntry, into html: inout HTML) {
        html.element(.div, .class("history-actions")) { html in
            if entry.canBeEdited {
                let path =
                    SitePath.operation(documentID, entry.operationID).text + "?\(Self.origin)=\(entry.id)#console"
                html.element(.a, .class("button button-small"), .href(SafeURL(path: path)), text: "Edit")
            }
            if entry.canBeRepeated {
                html.element(.form, .method("post"), .action(SitePath.replay(documentID, entry.id).url)) { html in
                    html.sessionFields(frame)
                    html.element(.button, .class("button button-small"), text: "Send again")
                }
            }
        }
    }

    /// The query field by which an operation's page opens with the form of a kept call.
    public static let origin = "from"
}
