/// When a timetable departs: at an interval, or at single times.
enum TimetableService: Sendable {
    case frequency(first: TimeOfDay, last: TimeOfDay, everyMinutes: Int)
    case departures([TimeOfDay])

    private enum Kind: String, CaseIterable {
        case frequency, departures
    }

    /// Reads the member `service`; nil if something in it is wrong.
    init?(reading reader: inout MemberReader) {
        switch reader.choice("kind", or: Kind.frequency) {
        case .frequency:
            let (first, last) = (reader.timeOfDay("first"), reader.timeOfDay("last"))
            let interval = reader.integer("everyMinutes", in: 1...240)
            guard let first, let last else { return nil }
            self = .frequency(first: first, last: last, everyMinutes: Int(interval))
        case .departures:
            self = .departures(
                reader.texts("times", atMost: 500, expected: "a time as 07:30") { TimeOfDay($0) })
        }
    }

    /// The departures of a day, in order.
    var times: [TimeOfDay] {
        switch self {
        case .departures(let times): times.sorted()
        case .frequency(let first, let last, let interval):
            stride(from: first.minutes, through: last.minutes, by: interval).compactMap { TimeOfDay(minutes: $0) }
        }
    }

    var json: JSONValue {
        switch self {
        case .frequency(let first, let last, let interval):
            .object([
                ("kind", .string(Kind.frequency.rawValue)), ("first", .string(first.text)),
                ("last", .string(last.text)), ("everyMinutes", .integer(Int64(interval))),
            ])
        case .departures(let times):
            .object([
                ("kind", .string(Kind.departures.rawValue)), ("times", .array(times.map { .string($0.text) })),
            ])
        }
    }
}
