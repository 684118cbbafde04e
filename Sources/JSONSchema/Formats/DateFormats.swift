/// `date`, `time` and `date-time` as RFC 3339 section 5.6 has them.
enum DateFormats {
    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    static func isDateTime(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count > 11, bytes[10] | 32 == UInt8(ascii: "t") else { return false }
            return isDate(bytes[..<10]) && isTime(bytes[11...])
        }
    }

    static func isDate(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isDate($0[...]) }
    }

    static func isTime(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isTime($0[...]) }
    }

    private static func isDate(_ bytes: Bytes) -> Bool {
        guard bytes.count == 10, has(UInt8(ascii: "-"), in: bytes, at: 4), has(UInt8(ascii: "-"), in: bytes, at: 7),
            let year = number(bytes, from: 0, digits: 4), let month = number(bytes, from: 5, digits: 2),
            let day = number(bytes, from: 8, digits: 2)
        else { return false }
        return (1...12).contains(month) && day >= 1 && day <= length(of: month, in: year)
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isTime(_ bytes: Bytes) -> Bool {
        let clock = bytes.prefix { (48...58).contains($0) }
        var rest = bytes.dropFirst(clock.count)
        guard let (hour, minute, second) = clockParts(clock, second: true), hour < 24, minute < 60, second < 61 else {
            return false
        }
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (48...57).contains($0) }
            guard !digits.isEmpty else { return false }
            rest = rest.dropFirst(digits.count + 1)
        }
        guard let offset = offset(rest) else { return false }
        // A leap second only stands at the end of a day in UTC.
        let minutes = (hour * 60 + minute - offset + 2_880) % 1_440
        return second < 60 || minutes == 1_439
    }

    /// Minutes east of UTC: `Z` or `+hh:mm`.
    private static func offset(_ bytes: Bytes) -> Int? {
        guard let sign = bytes.first else { return nil }
        if sign | 32 == UInt8(ascii: "z") { return bytes.count == 1 ? 0 : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let (hour, minute, _) = clockParts(bytes.dropFirst(), second: false), hour < 24, minute < 60
        else { return nil }
        return (hour * 60 + minute) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// `hh:mm:ss` or `hh:mm`.
    private static func clockParts(_ bytes: Bytes, second: Bool) -> (Int, Int, Int)? {
        guard bytes.count == (second ? 8 : 5), has(UInt8(ascii: ":"), in: bytes, at: 2),
            let hour = number(bytes, from: 0, digits: 2), let minute = number(bytes, from: 3, digits: 2)
        else { return nil }
        guard second else { return (hour, minute, 0) }
        guard has(UInt8(ascii: ":"), in: bytes, at: 5) else { return nil }
        return number(bytes, from: 6, digits: 2).map { (hour, minute, $0) }
    }

    private static func has(_ byte: UInt8, in bytes: Bytes, at offset: Int) -> Bool {
        bytes[bytes.startIndex + offset] == byte
    }

    private static func number(_ bytes: Bytes, from offset: Int, digits: Int) -> Int? {
        var number = 0
        for byte in bytes.dropFirst(offset).prefix(digits) {
            guard (48...57).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 48)
        }
        return number
    }
}
