import Foundation

/// Milliseconds since 1970, as every time stands in the store.
struct Timestamp: Hashable, Comparable {
    let milliseconds: Int64

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment, cut to the range the store can hold.
    init(_ date: Date) {
        let value = (date.timeIntervalSince1970 * 1000).rounded()
        milliseconds = Int64(exactly: value) ?? (value > 0 ? .max : 0)
    }

    var date: Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }

    /// The moment so many seconds earlier.
    func minus(seconds: Int64) -> Timestamp {
        Timestamp(milliseconds: milliseconds.subtractingReportingOverflow(seconds * 1000).partialValue)
    }

    static func < (one: Timestamp, other: Timestamp) -> Bool {
        one.milliseconds < other.milliseconds
    }
}
