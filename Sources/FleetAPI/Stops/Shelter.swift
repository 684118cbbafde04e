/// What keeps the rain off at a stop.
enum Shelter: String, CaseIterable, Sendable {
    case none, roof, heated
}
