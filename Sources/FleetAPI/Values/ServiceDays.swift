/// The kind of day that a timetable is for.
enum ServiceDays: String, CaseIterable, Sendable {
    case weekday, saturday, sunday
}
