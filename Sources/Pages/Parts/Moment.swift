public import Foundation
import Markup

/// Moments in the words people read: how long ago or how soon, with the exact time in UTC beside it.
public enum Moment {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// "3 minutes ago", "in 6 days", "now".
    public static func relative(_ date: Date, to now: Date) -> String {
        let seconds = date.timeIntervalSince(now)
        let span = span(abs(seconds))
        guard let span else { return "now" }
        return seconds < 0 ? "\(span) ago" : "in \(span)"
    }

    /// "45 seconds", "3 minutes", "10 days"; nil for less than a second.
    public static func span(_ seconds: TimeInterval) -> String? {
        let units: [(name: String, length: TimeInterval)] = [("day", 86_400), ("hour", 3_600), ("minute", 60)]
        for unit in units where seconds >= unit.length {
            return Count.of(Int(exactly: (seconds / unit.length).rounded(.down)) ?? 0, unit.name)
        }
        guard seconds >= 1 else { return nil }
        return Count.of(Int(exactly: seconds.rounded(.down)) ?? 0, "second")
    }

    /// "2026-11-25T17:41:53Z", for machines and exports (RFC 3339).
    public static func machine(_ date: Date) -> String { date.formatted(.iso8601) }

    /// "25 Nov 2026".
    public static func day(_ date: Date) -> String {
        let parts = machine(date).prefix { $0 != "T" }.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), months.indices.contains(month - 1), let day = Int(parts[2])
        else { return machine(date) }
        return "\(day) \(months[month - 1]) \(parts[0])"
    }

    /// "25 Nov 2026, 17:41 UTC".
    public static func exact(_ date: Date) -> String {
        let time = machine(date).drop { $0 != "T" }.dropFirst().prefix(5)
        return time.isEmpty ? day(date) : "\(day(date)), \(time) UTC"
    }
}

extension HTML {
    /// A moment as it lies to now; the exact time is its title and stands in the attribute for machines.
    mutating func moment(_ date: Date, now: Date) {
        element(
            .time, .datetime(Moment.machine(date)), .title(Moment.exact(date)), text: Moment.relative(date, to: now))
    }

    /// A moment in both ways: "in 6 days (25 Nov 2026, 17:41 UTC)".
    mutating func fullMoment(_ date: Date, now: Date) {
        moment(date, now: now)
        text(" (\(Moment.exact(date)))")
    }
}
