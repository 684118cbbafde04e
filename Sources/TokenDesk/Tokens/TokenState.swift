public import Foundation

/// Where a token stands in its life; told apart on pages by words and a sign.
public enum TokenState: Sendable, Hashable {
    /// In force and never used.
    case neverUsed
    /// In force.
    case active
    /// In force, but ends within two days unless it is used again, or at its cap whatever happens.
    case expiring
    /// Replaced by another; in force until its grace ends.
    case retiring(until: Date)
    /// Out of force until its owner resumes it.
    case paused
    /// Ended because it was not used for so long.
    case expiredIdle(at: Date)
    /// Ended at the cap of its life.
    case expiredAbsolute(at: Date)
    /// Ended because its grace after a rotation is over.
    case retired(at: Date)
    /// Cancelled for good.
    case revoked(at: Date)

    /// Seconds before the end from which a token is called expiring.
    public static let warning: TimeInterval = 2 * 86_400

    /// Whether a token in this state opens anything.
    public var isInForce: Bool {
        switch self {
        case .neverUsed, .active, .expiring, .retiring: true
        case .paused, .expiredIdle, .expiredAbsolute, .retired, .revoked: false
        }
    }

    /// A short name for filters, addresses and the command line.
    public var name: String {
        switch self {
        case .neverUsed: "never-used"
        case .active: "active"
        case .expiring: "expiring"
        case .retiring: "retiring"
        case .paused: "paused"
        case .expiredIdle, .expiredAbsolute, .retired: "expired"
        case .revoked: "revoked"
        }
    }

    /// All names, in the order of a token's life.
    public static let names = ["never-used", "active", "expiring", "retiring", "paused", "expired", "revoked"]
}
