import Foundation
import Markup

extension RelativeTime {
    /// "45 seconds", "3 minutes", "10 days": a length of time in the largest unit that it fills; nil for less than a second.
    static func span(_ seconds: TimeInterval) -> String? {
        let units: [(name: String, length: TimeInterval)] = [
            ("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1),
        ]
        for unit in units where seconds >= unit.length {
            return Count.of(Int(exactly: (seconds / unit.length).rounded(.down)) ?? 0, unit.name)
        }
        return nil
    }
}

extension HTML {
    /// A moment in both ways: "in 6 days (2026-01-31 14:05:09 UTC)".
    mutating func fullMoment(_ date: Date, from now: Date) {
        let text = RelativeTime.text(of: date, from: now)
        let exact = RelativeTime.exact(date)
        // Far away the relative text is the date already.
        guard !text.hasPrefix("on ") else {
            return element(.time, .datetime(RelativeTime.machine(date)), text: "on " + exact)
        }
        moment(date, from: now)
        self.text(" (\(exact))")
    }
}
