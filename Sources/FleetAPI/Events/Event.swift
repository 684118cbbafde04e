/// Something that happened and that other systems are told.
enum Event: Sendable {
    case vehicleStatusChanged(vehicle: Int64, from: VehicleStatus, to: VehicleStatus)
    case rideCancelled(ride: Int64, route: Int64, startsAt: Instant)
    case commandDelivered(command: Int64, vehicle: Int64)

    var name: EventName {
        switch self {
        case .vehicleStatusChanged: .vehicleStatusChanged
        case .rideCancelled: .rideCancelled
        case .commandDelivered: .commandDelivered
        }
    }

    /// What is sent.
    func payload(at instant: Instant) -> JSONValue {
        let members: [(String, JSONValue)] =
            switch self {
            case .vehicleStatusChanged(let vehicle, let from, let to):
                [
                    ("vehicleId", .string(ResourceKind.vehicle.identifier(vehicle))),
                    ("from", .string(from.rawValue)), ("to", .string(to.rawValue)),
                ]
            case .rideCancelled(let ride, let route, let start):
                [
                    ("rideId", .string(ResourceKind.ride.identifier(ride))),
                    ("routeId", .string(ResourceKind.route.identifier(route))), ("startsAt", .string(start.text)),
                ]
            case .commandDelivered(let command, let vehicle):
                [
                    ("commandId", .string(ResourceKind.command.identifier(command))),
                    ("vehicleId", .string(ResourceKind.vehicle.identifier(vehicle))),
                ]
            }
        return .object([("event", .string(name.rawValue)), ("occurredAt", .string(instant.text))] + members)
    }
}
