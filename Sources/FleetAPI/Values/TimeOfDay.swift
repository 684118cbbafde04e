/// Hours and minutes of a service day.
struct TimeOfDay: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1439.
    let minutes: Int

    /// A time by its distance from midnight; nil outside the day.
    init?(minutes: Int) {
        guard (0..<1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads `07:30`; nil for anything else.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hours = Digits.value(bytes[0..<2]),
            let minutes = Digits.value(bytes[3..<5]), hours < 24, minutes < 60
        else { return nil }
        self.minutes = hours * 60 + minutes
    }

    static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }

    /// As the description writes it, `07:30`.
    var text: String { Digits.padded(minutes / 60, 2) + ":" + Digits.padded(minutes % 60, 2) }
}
