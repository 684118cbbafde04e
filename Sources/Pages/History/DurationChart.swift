import Foundation
import Markup

/// Response times of the calls of one operation as bars, oldest first, with the table behind them.
struct DurationChart {
    let times: [CallTime]

    private static let width = 20.0
    private static let height = 96.0
    private static let places = 30

    func write(into html: inout HTML) {
        let sorted = times.map(\.duration).sorted()
        guard let least = sorted.first, let most = sorted.last else { return }
        let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        let words =
            "\(Count.of(times.count, "call")): \(Count.duration(least)) at least, \(Count.duration(middle)) at the "
            + "median, \(Count.duration(most)) at most"
        html.element(.figure, .class("chart")) { html in
            draw(label: words, into: &html)
            html.element(.figcaption, .class("small muted"), text: "Response times of " + words + ".")
        }
        html.element(.details) { html in
            html.element(.summary, .class("fold"), text: "As a table")
            writeTable(into: &html)
        }
    }

    private func draw(label: String, into html: inout HTML) {
        let most = max(times.map(\.milliseconds).max() ?? 0, 0.001)
        // A few bars stay bars.
        let width = Double(max(times.count, Self.places)) * Self.width
        html.element(
            .svg, .viewBox(0, 0, width, Self.height + 1), .role("img"), .aria("label", label),
            .preserveAspectRatio("none")
        ) { html in
            html.element(
                .rect, .class("chart-ground"), .x(0), .y(Self.height), .width(width), .height(1.0))
            for (index, time) in times.enumerated() {
                // The quickest call among slow ones is still seen.
                let height = max(time.milliseconds / most * Self.height, 2)
                html.element(
                    .rect, .class(time.isSuccess ? "chart-bar" : "chart-bad"), .x(Double(index) * Self.width + 3),
                    .y(Self.height - height), .width(Self.width - 6), .height(height))
            }
        }
    }

    private func writeTable(into html: inout HTML) {
        html.element(.table, .class("columns numbers"), .aria("label", "Response times")) { html in
            html.element(.thead) { html in
                html.element(.tr) { html in
                    for heading in ["When (UTC)", "Time", "Answer"] { html.element(.th, .scope("col"), text: heading) }
                }
            }
            html.element(.tbody) { html in
                for time in times.reversed() {
                    html.element(.tr) { html in
                        html.element(.th, .scope("row"), text: RelativeTime.exact(time.moment))
                        html.element(.td, text: Count.duration(time.duration))
                        html.element(.td, text: time.isSuccess ? "success" : "error")
                    }
                }
            }
        }
    }
}
