import Foundation

/// Reads the dates of `Expires` as leniently as RFC 6265bis, section 5.1.1, wants it.
enum CookieDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// The most bytes that are looked at.
    private static let limit = 1_024

    private struct Parts {
        var time: (hour: Int, minute: Int, second: Int)?
        var day: Int?
        var month: Int?
        var year: Int?
    }

    /// The point in time; nil for what is no date.
    static func read(_ text: String) -> Date? {
        var parts = Parts()
        for token in Array(text.utf8.prefix(limit)).split(whereSeparator: isDelimiter) { take(token, into: &parts) }
        guard let time = parts.time, let day = parts.day, let month = parts.month, var year = parts.year else {
            return nil
        }
        if (70...99).contains(year) { year += 1_900 }
        if (0...69).contains(year) { year += 2_000 }
        guard year >= 1_601, time.hour <= 23, time.minute <= 59, time.second <= 59,
            (1...length(of: month, year)).contains(day)
        else { return nil }
        let days = dayNumber(year, month, day)
        return Date(timeIntervalSince1970: Double(days * 86_400 + time.hour * 3_600 + time.minute * 60 + time.second))
    }

    private static func take(_ token: ArraySlice<UInt8>, into parts: inout Parts) {
        if parts.time == nil, let time = time(token) {
            parts.time = time
        } else if parts.day == nil, let day = number(token, digits: 1...2) {
            parts.day = day
        } else if parts.month == nil,
            let month = months.firstIndex(of: String(decoding: token.prefix(3), as: UTF8.self).lowercased())
        {
            parts.month = month + 1
        } else if parts.year == nil, let year = number(token, digits: 2...4) {
            parts.year = year
        }
    }

    private static func time(_ token: ArraySlice<UInt8>) -> (hour: Int, minute: Int, second: Int)? {
        let fields = token.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, fields[0].allSatisfy(isDigit), fields[1].allSatisfy(isDigit),
            let hour = number(fields[0], digits: 1...2), let minute = number(fields[1], digits: 1...2),
            let second = number(fields[2], digits: 1...2)
        else { return nil }
        return (hour, minute, second)
    }

    /// So many digits at the beginning, and none after them.
    private static func number(_ token: ArraySlice<UInt8>, digits: ClosedRange<Int>) -> Int? {
        let head = token.prefix(while: isDigit)
        guard digits.contains(head.count) else { return nil }
        return head.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    private static func length(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1 January 1970, in the Gregorian calendar; the year begins in March, so that a leap day is its last.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = (year / 400, year % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x20...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
