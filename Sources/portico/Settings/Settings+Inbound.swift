import Site

extension Settings {
    /// What a client may take of the site.
    var inboundLimits: InboundLimits {
        var limits = InboundLimits()
        // Behind the operator's proxy all browsers come from one address.
        if publicURL != nil { limits.connectionsPerPeer = nil }
        return limits
    }
}
