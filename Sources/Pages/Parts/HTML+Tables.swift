import Foundation
import Markup

/// What tables of the desk share: moments, columns to sort by, pages.
extension HTML {
    /// A moment, relative, with the exact time for machines and on hovering.
    mutating func moment(_ date: Date, from now: Date) {
        element(
            .time, .datetime(RelativeTime.machine(date)), .title(RelativeTime.exact(date)),
            text: RelativeTime.text(of: date, from: now))
    }

    /// A column's head that sorts by it; pressed again the other way round.
    ///
    /// - Parameters:
    ///   - isDescending: how the table is sorted by this column now; nil when it is not.
    ///   - url: the same table sorted by this column, or the other way round.
    mutating func sortHead(_ label: String, isDescending: Bool?, to url: SafeURL, classes: String = "") {
        let state = isDescending.map { $0 ? "descending" : "ascending" }
        element(.th, .class(classes), .scope("col"), .when(state != nil, .aria("sort", state ?? "none"))) { html in
            html.element(.a, .class("sort"), .href(url)) { html in
                html.text(label)
                if let isDescending {
                    html.element(.span, .aria("hidden", true), text: isDescending ? " ↓" : " ↑")
                }
            }
        }
    }

    /// The pages of a long table: where one is, one back, one on. Nothing where there is one page.
    mutating func pager(page: Int, size: Int, total: Int, noun: String, url: (Int) -> SafeURL) {
        let size = max(1, size)
        let last = max(1, (max(0, total) + size - 1) / size)
        guard last > 1 || total > 0 else { return }
        let page = min(max(1, page), last)
        element(.nav, .class("pager"), .aria("label", "Pages")) { html in
            let first = (page - 1) * size + 1
            let range = last == 1 ? "" : "\(first)–\(min(page * size, total)) of "
            html.element(.span, .class("muted"), text: range + Count.of(total, noun))
            if last > 1 {
                if page > 1 { html.element(.a, .class("button button-small"), .href(url(page - 1)), text: "Previous") }
                if page < last { html.element(.a, .class("button button-small"), .href(url(page + 1)), text: "Next") }
            }
        }
    }
}
