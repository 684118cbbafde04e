/// Which way a route is travelled.
enum Direction: String, CaseIterable, Sendable {
    case outbound, inbound
}
