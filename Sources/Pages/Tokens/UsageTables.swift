import Foundation
import Markup
import OpenAPI
import TokenDesk

/// What came with a token by operation and class of status, and the last requests that failed.
struct UsageTables {
    let api: DeskAPI?
    let usage: TokenUsage
    let now: Date

    private static let classes = [2, 3, 4, 5]

    func writeOperations(into html: inout HTML) {
        guard !usage.lines.isEmpty else { return }
        var order: [String] = []
        var counts: [String: [Int: Int]] = [:]
        for line in usage.lines {
            if counts[line.operation] == nil { order.append(line.operation) }
            counts[line.operation, default: [:]][line.statusClass, default: 0] += line.requests
        }
        let sorted = order.sorted { (counts[$0]?.values.reduce(0, +) ?? 0) > (counts[$1]?.values.reduce(0, +) ?? 0) }
        html.element(.table, .class("columns numbers"), .aria("label", "Requests by operation and status")) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    html.element(.th, .class("columns-name"), .scope("col"), text: "Operation")
                    for status in Self.classes { html.element(.th, .scope("col"), text: "\(status)xx") }
                }
            }
            html.element(.tbody) { html in
                for operation in sorted.prefix(50) {
                    html.element(.tr) { html in
                        html.element(.th, .scope("row")) { write(operation, into: &$0) }
                        for status in Self.classes {
                            html.element(.td, text: Count.grouped(counts[operation]?[status] ?? 0))
                        }
                    }
                }
            }
        }
    }

    func writeFailures(into html: inout HTML) {
        guard !usage.failures.isEmpty else {
            return html.element(.p, .class("empty"), text: "None is remembered.")
        }
        html.element(.table, .class("columns stack"), .aria("label", "Last requests that failed")) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    for heading in ["When", "Operation", "Status", "Why"] {
                        html.element(.th, .scope("col"), text: heading)
                    }
                }
            }
            html.element(.tbody) { html in
                for failure in usage.failures {
                    html.element(.tr) { html in
                        html.element(.td) { $0.moment(failure.moment, from: now) }
                        html.element(.td) { write(failure.operation, into: &$0) }
                        html.element(.td) { $0.status("\(failure.status)") }
                        html.element(.td, .class("small")) { $0.text(Self.reason(failure)) }
                    }
                }
            }
        }
    }

    private static func reason(_ failure: UsageTally.Failure) -> String {
        guard !failure.reason.isEmpty else { return "The API answered so." }
        return RefusalText(code: failure.reason)?.reason ?? "The gate refused it."
    }

    private func write(_ id: String, into html: inout HTML) {
        guard let api, let operation = api.operation(id) else {
            return html.element(.span, .class("muted")) { html in
                if id.isEmpty { html.text("No operation of the description") } else { html.isolated(id) }
            }
        }
        html.element(.a, .class("quiet-link"), .href(SitePath.operation(api.id, id).url)) { html in
            html.method(operation.method)
            html.text(" ")
            html.path(operation.path)
        }
    }
}
