/// What the API tells other systems.
enum EventName: String, CaseIterable, Sendable {
    case vehicleStatusChanged, rideCancelled, commandDelivered
}
