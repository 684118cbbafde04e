import Egress
import Site

extension Settings {
    /// What a client may take of the site.
    var inboundLimits: InboundLimits {
        var limits = InboundLimits()
        // Behind the operator's proxy all browsers come from one address.
        if publicURL != nil { limits.connectionsPerPeer = nil }
        return limits
    }

    /// What a call may take unless its user says otherwise.
    var callLimits: EgressLimits {
        var limits = EgressLimits.standard
        limits.total = min(limits.total, .seconds(longestCall))
        limits.firstByte = min(limits.firstByte, limits.total)
        return limits
    }
}
