import Foundation
import Markup
import Testing

@testable import Pages

@Suite struct RelativeTimeTests {
    private static let moments: [(Double, String)] = [
        (0, "just now"), (-44, "just now"), (-45, "1 minute ago"), (-180, "3 minutes ago"), (-3_600, "1 hour ago"),
        (-86_400, "1 day ago"), (6 * 86_400, "in 6 days"), (90, "in 2 minutes"), (-59 * 86_400, "59 days ago"),
        (-60 * 86_400, "on 2025-04-16"), (365 * 86_400, "on 2026-06-15"),
    ]

    @Test(arguments: moments) func `a moment is told from now`(_ seconds: Double, _ text: String) {
        #expect(RelativeTime.text(of: DeskFixture.now.addingTimeInterval(seconds), from: DeskFixture.now) == text)
    }

    @Test func `the exact moment is in universal time`() {
        #expect(RelativeTime.exact(DeskFixture.now) == "2025-06-15 15:06:40 UTC")
        #expect(RelativeTime.machine(DeskFixture.now) == "2025-06-15T15:06:40Z")
    }

    @Test(arguments: [
        (1, 50, 0, ""), (1, 50, 1, "1 thing"), (1, 50, 50, "50 things"), (1, 50, 120, "1–50 of 120 things|2"),
        (2, 50, 120, "51–100 of 120 things|1|3"), (3, 50, 120, "101–120 of 120 things|2"),
        (9, 50, 120, "101–120 of 120 things|2"), (-3, 50, 120, "1–50 of 120 things|2"),
    ]) func `pages lead one back and one on`(_ page: Int, _ size: Int, _ total: Int, _ expected: String) throws {
        var html = HTML()
        html.pager(page: page, size: size, total: total, noun: "thing", url: { SafeURL(path: "/x?page=\($0)") })
        let text = html.description
        let links = text.components("href=\"/x?page=").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        let words = text.components("class=\"muted\">").dropFirst().first.map { String($0.prefix { $0 != "<" }) } ?? ""
        #expect(([words] + links).joined(separator: "|") == expected)
    }
}
