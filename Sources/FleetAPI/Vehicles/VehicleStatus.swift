/// What a vehicle is there for at the moment.
enum VehicleStatus: String, CaseIterable, Sendable {
    case inService, standby, maintenance, retired
}
