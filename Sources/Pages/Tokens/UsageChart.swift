import Foundation
import Markup

/// Requests per day as bars, drawn by the server, with the table behind them.
struct UsageChart {
    let days: [TokenUsage.Day]

    private static let width = 20.0
    private static let height = 96.0

    func write(into html: inout HTML) {
        let total = days.reduce(0) { $0 + $1.requests }
        guard total > 0 else {
            return html.element(.p, .class("empty"), text: "No request came with it in the last \(days.count) days.")
        }
        let failures = days.reduce(0) { $0 + $1.failures }
        let most = days.map(\.requests).max() ?? 0
        html.element(.figure, .class("chart")) { html in
            let words =
                "\(Count.of(total, "request")) in the last \(days.count) days, \(Count.grouped(failures)) failed, at most \(Count.grouped(most)) on a day"
            draw(most: most, label: words, into: &html)
            html.element(.figcaption, .class("small muted"), text: words + ".")
        }
        html.element(.details) { html in
            html.element(.summary, .class("fold"), text: "As a table")
            writeTable(into: &html)
        }
    }

    private func draw(most: Int, label: String, into html: inout HTML) {
        html.element(
            .svg, .viewBox(0, 0, Double(days.count) * Self.width, Self.height + 1), .role("img"), .aria("label", label),
            .preserveAspectRatio("none")
        ) { html in
            html.element(
                .rect, .class("chart-ground"), .x(0), .y(Self.height), .width(Double(days.count) * Self.width),
                .height(1.0))
            for (index, day) in days.enumerated() where day.requests > 0 {
                let scale = Self.height / Double(max(most, 1))
                // A day with a single request among thousands is still seen.
                let whole = max(Double(day.requests) * scale, 2)
                let failed = day.failures > 0 ? max(Double(day.failures) * scale, 2) : 0
                let x = Double(index) * Self.width + 3
                html.element(
                    .rect, .class("chart-bar"), .x(x), .y(Self.height - whole), .width(Self.width - 6), .height(whole))
                if failed > 0 {
                    html.element(
                        .rect, .class("chart-bad"), .x(x), .y(Self.height - failed), .width(Self.width - 6),
                        .height(failed))
                }
            }
        }
    }

    private func writeTable(into html: inout HTML) {
        html.element(.table, .class("columns numbers"), .aria("label", "Requests per day")) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    for heading in ["Day (UTC)", "Requests", "Failed"] {
                        html.element(.th, .scope("col"), text: heading)
                    }
                }
            }
            html.element(.tbody) { html in
                for day in days.reversed() where day.requests > 0 {
                    html.element(.tr) { html in
                        html.element(.th, .scope("row"), text: RelativeTime.day(of: day.day))
                        html.element(.td, text: Count.grouped(day.requests))
                        html.element(.td, text: Count.grouped(day.failures))
                    }
                }
            }
        }
    }
}
