import Logging

/// What actions are given beside the request.
struct Surroundings: Sendable {
    let database: FleetDatabase
    /// The paths that vehicles in service follow.
    let network: Network
    /// The time now; tests stop it.
    let now: @Sendable () -> Instant
}
