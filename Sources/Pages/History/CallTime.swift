public import Foundation

/// How long one call took.
public struct CallTime: Sendable, Hashable {
    public var moment: Date
    public var duration: Duration
    /// Whether the response was below 400.
    public var isSuccess: Bool

    public init(moment: Date, duration: Duration, isSuccess: Bool) {
        self.moment = moment
        self.duration = duration
        self.isSuccess = isSuccess
    }

    /// In milliseconds; total for every duration.
    var milliseconds: Double {
        let (seconds, attoseconds) = duration.components
        return max(0, Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
    }
}
