import Egress
import Site
import Storage

extension Settings {
    /// What a client may take of the site.
    var inboundLimits: InboundLimits {
        var limits = InboundLimits()
        // Behind the operator's proxy all browsers come from one address.
        if publicURL != nil { limits.connectionsPerPeer = nil }
        return limits
    }

    /// How much of executed calls is kept: twice the largest body for a session, four times that for all.
    var exchangeLimits: ExchangeLimits {
        var limits = ExchangeLimits()
        limits.bodyBytes = bodyLimit
        limits.spooledBytes = bodyLimit * 2 + Self.megabyte
        limits.totalSpooledBytes = bodyLimit * 4 + Self.megabyte
        limits.incomingBytes = bodyLimit * 2
        return limits
    }

    /// What a call may take unless its user says otherwise; a body that came compressed costs its sender next to nothing, and
    /// has less (THREATS V4).
    var callLimits: EgressLimits {
        var limits = EgressLimits(body: bodyLimit, decoded: min(bodyLimit, 10 * Self.megabyte))
        limits.total = min(limits.total, .seconds(longestCall))
        limits.firstByte = min(limits.firstByte, limits.total)
        return limits
    }

    /// Reads a number of megabytes; throws ``UsageError``.
    static func bodyLimit(_ megabytes: Int) throws -> Int {
        guard (1...1_048_576).contains(megabytes) else {
            throw UsageError("--body-limit takes 1 to 1048576 megabytes, not \(megabytes).")
        }
        return megabytes * megabyte
    }

    private static let megabyte = 1_048_576
}
