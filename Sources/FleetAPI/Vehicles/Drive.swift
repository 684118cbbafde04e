/// What drives a bus.
enum Drive: String, CaseIterable, Sendable {
    case diesel, hybrid, electric, hydrogen
}
