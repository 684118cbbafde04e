extension EgressTransport {
    /// Looks the route's peer up once, has all answers judged, and tries them in order until one takes the connection.
    ///
    /// `check` judges the origin's own addresses; where a proxy looks them up, the proxy's are judged instead.
    func carry(
        _ request: EgressRequest, as call: CallRecord, on route: Route, under policy: EgressPolicy,
        check: ([IPAddress]) throws(EgressError) -> Void
    ) async throws(EgressError) -> EgressResponse {
        let origin = route.origin
        try await slots.enter(origin, within: request.limits.connect)
        defer { slots.leave(origin) }
        let started = ContinuousClock.now
        let addresses = try await addresses(of: route.peer.host, within: request.limits.resolve)
        if let proxy = route.proxy {
            guard origin.scheme == .http || origin.host.address == nil else { throw .unnamed(origin, behind: proxy) }
            try policy.check(addresses, of: proxy)
        } else {
            try check(addresses)
        }
        let resolved = ContinuousClock.now
        var last = EgressError.nameNotFound(route.peer.host.description)
        for address in addresses.prefix(4) {
            let exchange = Exchange(
                request: request, call: call, route: route, address: address,
                client: try client(for: request, on: route, at: address), started: started, resolved: resolved)
            do throws(EgressError) {
                return try await exchange.run()
            } catch {
                // Only where no byte was sent may the next address have its turn.
                guard error.code == .refused || error.code == .unreachable else {
                    throw await explained(error, route, address, request)
                }
                last = error
            }
        }
        throw last
    }

    private func addresses(of host: Host, within limit: Duration) async throws(EgressError) -> [IPAddress] {
        if let address = host.address { return [address] }
        if host.isLocalhost { return IPAddress.localhost }
        let addresses = try await resolver.addresses(of: host.description, within: limit)
        guard !addresses.isEmpty else { throw .nameNotFound(host.description) }
        return Array(addresses.prefix(16))
    }

    private func client(
        for request: EgressRequest, on route: Route, at address: IPAddress
    ) throws(EgressError) -> PinnedClient {
        let key = PinnedClient.Key(
            route: route, address: address, connect: request.limits.connect, handshake: request.limits.handshake,
            offersCertificate: trust.hasCertificate(for: route.origin))
        let context = route.origin.scheme == .https ? try trust.context(for: route.origin) : nil
        return try clients.client(key, context: context)
    }

    /// Names the flaw of a certificate that was not accepted, where the server itself can be asked once more.
    private func explained(
        _ error: EgressError, _ route: Route, _ address: IPAddress, _ request: EgressRequest
    ) async -> EgressError {
        let origin = route.origin
        guard error == .tls(origin, CertificateFlaw.unverified), request.naming == .operator, route.proxy == nil else {
            return error
        }
        return .tls(origin, await CertificateProbe.flaw(of: origin, at: address))
    }
}

extension EgressError {
    /// The library checks an address of a certificate against the connection's, which is the proxy's.
    fileprivate static func unnamed(_ origin: Origin, behind proxy: EgressProxy) -> EgressError {
        EgressError(
            .tls, "The certificate of an address such as \(origin.host) cannot be checked through the proxy \(proxy).",
            advice: "Call the server by its name.")
    }
}
