/// How far a ride has come.
enum RideStatus: String, CaseIterable, Sendable {
    case planned, running, completed, cancelled

    /// Whether a ride may go on to that state, or stay in it.
    func mayBecome(_ next: RideStatus) -> Bool {
        switch (self, next) {
        case (.planned, .running), (.planned, .cancelled), (.running, .completed), (.running, .cancelled): true
        default: self == next
        }
    }
}
