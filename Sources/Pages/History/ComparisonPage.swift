import Foundation
public import Markup

/// Two calls of the history side by side: how they were made, how they ended, and which lines of their bodies differ.
public struct ComparisonPage: Sendable {
    /// The query field that names a call; it stands there twice.
    public static let field = "exchange"

    public var frame: Frame
    /// The older one first.
    public var first: ComparedCall
    public var second: ComparedCall

    public init(frame: Frame, first: ComparedCall, second: ComparedCall) {
        self.frame = frame
        self.first = first
        self.second = second
    }

    private var documentID: String { frame.documentID ?? "" }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "Two calls compared", name: "comparison", current: .history).html { html in
            html.element(.div, .class("reading desk")) { html in
                html.element(.header) { html in
                    html.element(.p, .class("crumbs")) { html in
                        html.element(.a, .href(SitePath.history(documentID).url), text: "History")
                        html.text(" ›")
                    }
                    html.element(.h1, text: "Two calls compared")
                }
                writeFacts(into: &html)
                html.element(.h2, text: "Response headers")
                writeFields(into: &html)
                html.element(.h2, text: "Response body")
                writeBodies(into: &html)
            }
        }
    }

    private func writeFacts(into html: inout HTML) {
        html.element(.table, .class("columns compared"), .aria("label", "Calls")) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    html.element(.td)
                    for (label, call) in [("First", first), ("Second", second)] {
                        html.element(.th, .scope("col")) { html in
                            html.element(.a, .href(SitePath.exchange(documentID, call.entry.id).url), text: label)
                        }
                    }
                }
            }
            html.element(.tbody) { html in
                if first.identity != nil || second.identity != nil {
                    row("As", { VisibleText.of($0.identity ?? "The credentials in use") }, into: &html)
                }
                row("When", { RelativeTime.exact($0.entry.moment) }, into: &html)
                row("Request", { "\($0.entry.method) \($0.entry.url)" }, into: &html)
                row("Status", { $0.entry.status.map(String.init) ?? "No response" }, into: &html)
                row("Time", { $0.entry.duration.map(Count.duration) ?? "-" }, into: &html)
                row("Size", { Count.bytes($0.entry.size) }, into: &html)
                row("Findings", { $0.entry.findings.map(String.init) ?? "-" }, into: &html)
            }
        }
    }

    private func row(_ name: String, _ value: (ComparedCall) -> String, into html: inout HTML) {
        let (one, two) = (value(first), value(second))
        html.element(.tr, .when(one != two, .class("differs"))) { html in
            html.element(.th, .scope("row"), text: name)
            html.element(.td) { $0.visible(one) }
            html.element(.td) { $0.visible(two) }
        }
    }

    private func writeFields(into html: inout HTML) {
        let names = Self.names(first.fields + second.fields)
        guard !names.isEmpty else { return html.element(.p, .class("empty"), text: "Neither has any.") }
        html.element(.table, .class("columns compared"), .aria("label", "Response headers")) { html in
            html.element(.tbody) { html in
                for name in names {
                    row(
                        VisibleText.of(name),
                        { call in
                            call.fields.filter { $0.name.lowercased() == name }.map(\.value).joined(separator: ", ")
                        }, into: &html)
                }
            }
        }
    }

    private static func names(_ fields: [ShownField]) -> [String] {
        var seen: Set<String> = []
        return fields.map { $0.name.lowercased() }.filter { seen.insert($0).inserted }.sorted()
    }

    private func writeBodies(into html: inout HTML) {
        guard first.rest == 0, second.rest == 0 else {
            return html.element(
                .p, text: "Too large to be compared: \(Self.size(of: first)) and \(Self.size(of: second)).")
        }
        guard let old = first.lines, let new = second.lines else {
            let isSame = first.body == second.body
            return html.element(
                .p, text: isSame ? "The same bytes." : "They differ, and are no text that could be compared by lines.")
        }
        if first.body == second.body { return html.element(.p, text: "The same bytes.") }
        let difference = LineDifference(old, new)
        if difference.isEmpty { return html.element(.p, text: "The same but for spaces and line breaks.") }
        html.element(.div, .class("code difference")) { html in
            html.element(.pre, .tabindex(0), .role("group"), .aria("label", "Differences")) { html in
                for line in difference.lines { write(line, into: &html) }
            }
        }
    }

    private static func size(of call: ComparedCall) -> String { Count.bytes(call.body.count + call.rest) }

    private func write(_ line: LineDifference.Line, into html: inout HTML) {
        switch line {
        case .same(let text): html.element(.span) { $0.visible("  " + text + "\n") }
        case .removed(let text): html.element(.del) { $0.visible("- " + text + "\n") }
        case .added(let text): html.element(.ins) { $0.visible("+ " + text + "\n") }
        }
    }
}
