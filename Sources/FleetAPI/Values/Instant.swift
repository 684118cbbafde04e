import Foundation

/// A point in time with millisecond precision, within the years 0000 to 9999 that RFC 3339 can write.
struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let milliseconds: Int64

    static let millisecondsPerDay: Int64 = 86_400_000
    private static let earliest = CalendarDay.daysSinceEpoch(year: 0, month: 1, day: 1) * millisecondsPerDay
    private static let latest = CalendarDay.daysSinceEpoch(year: 10000, month: 1, day: 1) * millisecondsPerDay - 1

    /// An instant by its distance from the epoch; what lies outside the years 0000 to 9999 is brought to their edge.
    init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.earliest), Self.latest)
    }

    /// The clock's time, to the second: resources are stamped with it.
    static func clock() -> Instant {
        let seconds = Int64(exactly: Date().timeIntervalSince1970.rounded(.down)) ?? 0
        return Instant(milliseconds: seconds * 1000)
    }

    static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The instant so many milliseconds later.
    func adding(milliseconds offset: Int64) -> Instant { Instant(milliseconds: milliseconds + offset) }

    /// The day it falls on, in UTC.
    var day: CalendarDay { CalendarDay(daysSinceEpoch: Self.floorDivision(milliseconds, Self.millisecondsPerDay)) }

    /// Milliseconds since midnight, in UTC.
    var millisecondsOfDay: Int64 { milliseconds - day.daysSinceEpoch * Self.millisecondsPerDay }

    /// RFC 3339 in UTC; fractions only where there are such.
    var text: String {
        let time = millisecondsOfDay
        let (hours, minutes) = (time / 3_600_000, time / 60_000 % 60)
        let (seconds, fraction) = (time / 1000 % 60, time % 1000)
        let tail = fraction == 0 ? "Z" : "." + Digits.padded(fraction, 3) + "Z"
        return day.text + "T" + [hours, minutes, seconds].map { Digits.padded($0, 2) }.joined(separator: ":") + tail
    }

    private static func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}

extension Instant {
    /// Reads a `date-time` of RFC 3339, section 5.6; nil for anything else. A leap second counts as the next second.
    init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = CalendarDay(String(text.prefix(10))), bytes[10] | 0x20 == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = Digits.value(bytes[11..<13]), let minute = Digits.value(bytes[14..<16]),
            let second = Digits.value(bytes[17..<19]), hour < 24, minute < 60, second <= 60
        else { return nil }
        var rest = bytes[19...]
        guard let fraction = Self.readFraction(&rest), let offset = Self.offsetMinutes(rest) else { return nil }
        let minutesOfDay = Int64(hour) * 60 + Int64(minute) - Int64(offset)
        if second == 60, (minutesOfDay + 2880) % 1440 != 1439 { return nil }
        let seconds = day.daysSinceEpoch * 86_400 + minutesOfDay * 60 + Int64(second)
        self.init(milliseconds: seconds * 1000 + fraction)
    }

    private static func readFraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard rest.first == UInt8(ascii: ".") else { return 0 }
        let digits = rest.dropFirst().prefix { Digits.isDigit($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count + 1)
        let three = (Array(digits) + [48, 48, 48]).prefix(3)
        return Digits.value(three).map(Int64.init)
    }

    private static func offsetMinutes(_ rest: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(rest)
        if bytes.count == 1, bytes[0] | 0x20 == UInt8(ascii: "z") { return 0 }
        guard bytes.count == 6, bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
            bytes[3] == UInt8(ascii: ":"),
            let hours = Digits.value(bytes[1..<3]), let minutes = Digits.value(bytes[4..<6]), hours < 24, minutes < 60
        else { return nil }
        return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }
}
