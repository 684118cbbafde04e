import Foundation

/// Moments in the words people say, seen from another moment.
enum RelativeTime {
    /// "just now", "3 minutes ago", "in 6 days"; for more than 60 days the date.
    static func text(of date: Date, from now: Date) -> String {
        let seconds = date.timeIntervalSince(now)
        let distance = abs(seconds)
        guard distance >= 45 else { return "just now" }
        guard distance < 60 * 86_400 else { return "on " + day(of: date) }
        let (unit, length): (String, Double) =
            distance < 2_700 ? ("minute", 60) : distance < 79_200 ? ("hour", 3_600) : ("day", 86_400)
        let count = max(1, Int(exactly: (distance / length).rounded()) ?? 1)
        return seconds < 0 ? "\(Count.of(count, unit)) ago" : "in \(Count.of(count, unit))"
    }

    /// The moment to the second, in UTC: "2026-01-31 14:05:09 UTC".
    static func exact(_ date: Date) -> String {
        "\(day(of: date)) \(date.formatted(.iso8601.time(includingFractionalSeconds: false))) UTC"
    }

    /// The moment for machines (ISO 8601).
    static func machine(_ date: Date) -> String { date.formatted(.iso8601) }

    /// The day in UTC: "2026-01-31".
    static func day(of date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
}
