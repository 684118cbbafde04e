import NIOSSL

/// The one door to the network (THREATS 5.5): every call is admitted by policy, resolved once, judged by all its
/// addresses, and carried to exactly one of them; redirects are results.
///
/// A class, because it owns connections that have to be shut down.
public final class EgressTransport: Transport {
    private let policy: @Sendable () -> EgressPolicy
    private let resolver: any Resolver
    private let authorities: [Origin: TLSConfiguration]
    private let slots: CallSlots
    private let clients = ClientCache()
    private let userFloor: Duration

    /// A transport that asks `policy` anew at each call.
    ///
    /// `authorities` are trusted for their origin beside the system's. `callsPerOrigin` and `callsInAll` bound what is
    /// under way at once. A failed call to a target that a user named ends `userFloor` after its start (P15).
    public init(
        policy: @escaping @Sendable () -> EgressPolicy, resolver: any Resolver = SystemResolver(),
        authorities: [Origin: CertificateAuthority] = [:], callsPerOrigin: Int = 16, callsInAll: Int = 64,
        userFloor: Duration = .seconds(6)
    ) {
        self.policy = policy
        self.resolver = resolver
        self.slots = CallSlots(perOrigin: callsPerOrigin, inAll: callsInAll)
        self.userFloor = userFloor
        self.authorities = authorities.mapValues { authority in
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.additionalTrustRoots = [.certificates(authority.certificates)]
            return configuration
        }
    }

    /// Sends the request as `Transport` says; every error of `EgressError.Code` may come, except `invalidURL`.
    public func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
        try RequestRules.check(request)
        let origin = request.url.origin
        let policy = policy()
        let recorded: AddressClass
        switch policy.admission(of: origin) {
        case .pending where request.naming == .user, .refused where request.naming == .user:
            return try await sendForUser(request, policy)
        case .admitted(let addressClass): recorded = addressClass
        case .pending(let line): throw .notAllowed(origin, line: line)
        case .refused(let reason): throw .denied(origin, reason)
        }
        return try await carry(request) { addresses throws(EgressError) in
            try policy.check(addresses, of: origin, recorded: recorded)
        }
    }

    /// Ends the transport: calls under way run to their end, new ones fail as `unavailable`.
    public func shutdown() async {
        clients.close()
    }

    /// The class a host's addresses have now, to be recorded with its origin at load; nil when it cannot be told
    /// (not resolvable, addresses of several classes, or denied ones).
    public func addressClass(of host: Host, within limit: Duration = .seconds(5)) async -> AddressClass? {
        if let known = host.knownClass { return known }
        guard let name = host.name, let addresses = try? await resolver.addresses(of: name, within: limit) else {
            return nil
        }
        let verdicts = Set(addresses.map(\.verdict))
        guard verdicts.count == 1, case .permitted(let addressClass) = verdicts.first else { return nil }
        return addressClass
    }
}

extension EgressTransport {
    /// Looks the host up once, has all answers judged, and tries them in order until one takes the connection.
    private func carry(
        _ request: EgressRequest, check: ([IPAddress]) throws(EgressError) -> Void
    ) async throws(EgressError) -> EgressResponse {
        let origin = request.url.origin
        try slots.enter(origin)
        defer { slots.leave(origin) }
        let started = ContinuousClock.now
        let addresses = try await addresses(of: origin.host, within: request.limits.resolve)
        try check(addresses)
        let resolved = ContinuousClock.now
        var last = EgressError.nameNotFound(origin.host.description)
        for address in addresses.prefix(4) {
            let exchange = Exchange(
                request: request, address: address, client: try client(for: request, at: address), started: started,
                resolved: resolved)
            do throws(EgressError) {
                return try await exchange.run()
            } catch {
                // Only where no byte was sent may the next address have its turn.
                guard error.code == .refused || error.code == .unreachable else {
                    throw await explained(error, origin, address, request)
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

    private func client(for request: EgressRequest, at address: IPAddress) throws(EgressError) -> PinnedClient {
        let origin = request.url.origin
        let isSecure = origin.scheme == .https
        let own = authorities[origin]
        let key = PinnedClient.Key(
            host: origin.host, address: address, authority: own == nil ? nil : origin, isSecure: isSecure,
            connect: isSecure ? request.limits.handshake : request.limits.connect,
            // More than is captured, so that the body is cut before decompression fails.
            body: max(0, min(request.limits.body, Int(Int32.max) - 1_048_576)) + 1_048_576)
        var tls = own ?? .makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        return try clients.client(key, tls: tls)
    }

    /// Names the flaw of a certificate that was not accepted.
    private func explained(
        _ error: EgressError, _ origin: Origin, _ address: IPAddress, _ request: EgressRequest
    ) async -> EgressError {
        guard error == .tls(origin, CertificateFlaw.unverified), request.naming == .operator else { return error }
        return .tls(origin, await CertificateProbe.flaw(of: origin, at: address))
    }
}

extension EgressTransport {
    /// One uniform error at one uniform time, whatever failed (P15).
    private func sendForUser(_ request: EgressRequest, _ policy: EgressPolicy) async throws(EgressError)
        -> EgressResponse
    {
        let floor = ContinuousClock.now + userFloor
        var request = request
        request.limits.resolve = min(request.limits.resolve, userFloor / 2)
        request.limits.connect = min(request.limits.connect, userFloor / 2)
        request.limits.handshake = min(request.limits.handshake, userFloor / 2)
        do throws(EgressError) {
            return try await carryForUser(request, policy)
        } catch {
            if error.code == .busy || error.code == .cancelled || error.code == .unavailable { throw error }
            do { try await Task.sleep(until: floor, clock: .continuous) } catch { throw .cancelled }
            throw .uniform
        }
    }

    private func carryForUser(
        _ request: EgressRequest, _ policy: EgressPolicy
    ) async throws(EgressError) -> EgressResponse {
        let origin = request.url.origin
        guard policy.admitsUserTarget(origin) else { throw .uniform }
        return try await carry(request) { addresses throws(EgressError) in
            for address in addresses where !policy.admitsUserTarget(address, of: origin) { throw .uniform }
        }
    }
}
