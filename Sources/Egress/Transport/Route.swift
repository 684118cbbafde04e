/// The way a call takes: straight to its origin, or through the operator's proxy.
struct Route: Hashable, Sendable {
    let origin: Origin
    /// Nil for the straight way.
    let proxy: EgressProxy?

    /// This machine's own names and addresses never go through a proxy: there they would mean the proxy's machine.
    init(to origin: Origin, through proxy: EgressProxy?) {
        self.origin = origin
        self.proxy = origin.host.knownClass == .loopback ? nil : proxy
    }

    /// What the TCP connection goes to.
    var peer: Origin { proxy?.origin ?? origin }

    /// The request target on the wire: absolute form to a proxy that forwards (RFC 9112, section 3.2.2), origin form
    /// to the origin and within a tunnel.
    func requestTarget(of url: TargetURL) -> String {
        proxy == nil || origin.scheme == .https ? url.requestTarget : url.description
    }
}
