/// Whether a driver can be assigned.
enum DriverStatus: String, CaseIterable, Sendable {
    case active, onLeave, inTraining
}
