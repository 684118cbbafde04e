public import Markup
public import OpenAPI
import SourceTree

/// What is wrong with a description: every finding with its rule, its place and the line it stands in.
public struct ProblemsPage: Sendable {
    public var frame: Frame
    public var document: Document
    public var filter: ProblemsFilter

    public init(frame: Frame, document: Document, filter: ProblemsFilter = ProblemsFilter()) {
        self.frame = frame
        self.document = document
        self.filter = filter
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
                guard !document.diagnostics.isEmpty else {
                    html.element(.p, .class("empty"), text: "Nothing is wrong with this description.")
                    return
                }
                writeFilter(into: &html)
                writeFindings(into: &html)
                writeHint(into: &html)
            }
        }
    }

    private var documentID: String { frame.documentID ?? "" }

    private var summary: String {
        let parts = Diagnostic.Severity.allCases.map { severity in
            (count(severity), severity == .note ? "note" : severity.rawValue)
        }
        return parts.filter { $0.0 > 0 }.map { Count.of($0.0, $0.1) }.joined(separator: " · ")
    }

    private func count(_ severity: Diagnostic.Severity) -> Int {
        document.diagnostics.count { $0.severity == severity } + document.untoldDiagnostics[severity, default: 0]
    }

    private func writeFilter(into html: inout HTML) {
        html.element(.nav, .class("actions"), .aria("label", "Filter")) { html in
            write(ProblemsFilter(), "All", into: &html)
            for severity in Diagnostic.Severity.allCases where count(severity) > 0 {
                write(
                    ProblemsFilter(severity: severity), Count.of(count(severity), severity.rawValue), into: &html)
            }
        }
        guard let rule = filter.rule else { return }
        html.element(.p, .class("muted")) { html in
            html.text("Only the rule ")
            html.element(.code) { $0.visible(rule) }
        }
    }

    private func write(_ other: ProblemsFilter, _ label: String, into html: inout HTML) {
        let isCurrent = other.severity == filter.severity && filter.rule == nil
        html.element(
            .a, .class(isCurrent ? "button button-small button-primary" : "button button-small"),
            .href(other.url(of: documentID)), .when(isCurrent, .aria("current", "page")), text: label)
    }

    private func writeFindings(into html: inout HTML) {
        let order = Dictionary(
            Rule.allCases.enumerated().map { ($0.element.rawValue, $0.offset) }, uniquingKeysWith: { a, _ in a })
        let all = filter.findings(of: document.diagnostics).enumerated().sorted { a, b in
            let ranks = [a, b].map { ($0.element.severity, order[$0.element.rule] ?? 0, $0.offset) }
            return ranks[0] < ranks[1]
        }.map(\.element)
        let last = max(1, (all.count + ProblemsFilter.size - 1) / ProblemsFilter.size)
        let page = min(filter.page, last)
        let shown = Array(all.dropFirst((page - 1) * ProblemsFilter.size).prefix(ProblemsFilter.size))
        let excerpts = document.excerpts(of: shown)
        var rest = shown[...]
        while let first = rest.first {
            let group = rest.prefix { $0.rule == first.rule && $0.severity == first.severity }
            rest = rest.dropFirst(group.count)
            let total = all.count { $0.rule == first.rule && $0.severity == first.severity }
            write(Array(group), of: total, excerpts, into: &html)
        }
        html.pager(page: page, size: ProblemsFilter.size, total: all.count, noun: "finding") { number in
            ProblemsFilter(severity: filter.severity, rule: filter.rule, page: number).url(of: documentID)
        }
        let untold = document.untoldDiagnostics.values.reduce(0, +)
        if untold > 0 {
            html.element(.p, .class("muted"), text: "\(Count.of(untold, "finding")) more, counted and not listed.")
        }
    }

    /// The findings of one rule under its name.
    private func write(
        _ group: [Diagnostic], of total: Int, _ excerpts: [Diagnostic: String], into html: inout HTML
    ) {
        guard let first = group.first else { return }
        html.element(.section, .class("problem-group")) { html in
            html.element(.h2) { html in
                html.element(.span, .class(badge(first.severity)), text: first.severity.rawValue)
                html.text(" ")
                let one = ProblemsFilter(severity: first.severity, rule: first.rule)
                html.element(.a, .href(one.url(of: documentID))) { $0.visible(first.rule) }
                html.element(.span, .class("muted"), text: " \(total)")
            }
            if let rule = Rule(rawValue: first.rule) { html.element(.p, .class("muted"), text: rule.summary) }
            html.element(.ul, .class("problem-list")) { html in
                for finding in group { write(finding, excerpts[finding], into: &html) }
            }
        }
    }

    private func badge(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "badge badge-bad"
        case .warning: "badge badge-warn"
        case .note: "badge"
        }
    }

    private func write(_ finding: Diagnostic, _ excerpt: String?, into html: inout HTML) {
        html.element(.li) { html in
            html.element(.p) { $0.visible(finding.message) }
            html.element(.p, .class("muted problem-place")) { html in
                html.isolated(finding.location.split(separator: "/").last.map(String.init) ?? finding.location)
                if let position = finding.position { html.text(":\(position.line):\(position.column)") }
                html.text(" ")
                html.element(.code) { $0.visible(finding.pointer.description) }
            }
            // A bracket alone says nothing.
            if let excerpt, excerpt.utf8.count > 2 {
                html.element(.pre, .class("problem-line")) { html in html.element(.code) { $0.visible(excerpt) } }
            }
        }
    }

    private func writeHint(into html: inout HTML) {
        html.element(.p, .class("muted")) { html in
            html.text("The operator turns a rule off, or sets it to error or warning, by ")
            html.element(.code, text: "--rule NAME=off")
            html.text(" or under ")
            html.element(.code, text: "rules:")
            html.text(" in the settings file; a description does it by ")
            html.element(.code, text: "x-portico-rules")
            html.text(". ")
            html.element(.code, text: "portico check --rules")
            html.text(" lists them.")
        }
    }
}
