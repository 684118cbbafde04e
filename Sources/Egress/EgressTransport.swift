public import NIOCore
import NIOPosix

/// The one door to the network (THREATS 5.5): every call is admitted by policy, resolved once, judged by all its
/// addresses, and carried to exactly one of them; redirects are results.
///
/// A class, because it owns connections that have to be shut down.
public final class EgressTransport: Transport {
    let resolver: any Resolver
    let proxy: EgressProxy?
    let trust: TrustStore
    let slots: CallSlots
    let clients: ClientCache
    let userFloor: Duration
    private let policy: @Sendable () -> EgressPolicy

    /// A transport that asks `policy` anew at each call.
    ///
    /// `authorities` are trusted for their origin beside the system's, `certificates` are shown to theirs. With a `proxy`, which resolves names then, only
    /// what is on this machine is called directly. `callsPerOrigin` and `callsInAll` bound what is under way at once. A
    /// failed call to a target that a user named ends `userFloor` after its start, and one without an answer by then
    /// has failed (P15). Whoever calls from one of the `loops` has its connection on the same; nil for those that all share.
    public init(
        policy: @escaping @Sendable () -> EgressPolicy, resolver: any Resolver = SystemResolver(),
        authorities: [Origin: CertificateAuthority] = [:], certificates: [Origin: ClientCertificate] = [:],
        proxy: EgressProxy? = nil, callsPerOrigin: Int = 16, callsInAll: Int = 64, userFloor: Duration = .seconds(6),
        loops: (any EventLoopGroup)? = nil
    ) {
        self.policy = policy
        self.resolver = resolver
        self.proxy = proxy
        self.trust = TrustStore(authorities, certificates: certificates)
        self.slots = CallSlots(perOrigin: callsPerOrigin, inAll: callsInAll)
        self.userFloor = userFloor
        clients = ClientCache(loops: loops ?? MultiThreadedEventLoopGroup.singleton)
    }

    /// Sends the request as `Transport` says; every error of `EgressError.Code` may come, except `invalidURL`.
    public func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
        try RequestRules.check(request)
        let origin = request.url.origin
        let policy = policy()
        let recorded: AddressClass
        switch policy.admission(of: origin) {
        case .pending where request.isUserTarget(under: policy), .refused where request.isUserTarget(under: policy):
            return try await sendForUser(request, policy)
        case .admitted(let addressClass): recorded = addressClass
        case .pending(let line): throw .notAllowed(origin, line: line)
        case .refused(let reason): throw .denied(origin, reason)
        }
        let route = Route(to: origin, through: proxy)
        return try await carry(request, as: CallRecord(request, route: route), on: route, under: policy) {
            addresses throws(EgressError) in try policy.check(addresses, of: origin, recorded: recorded)
        }
    }

    /// Ends the transport: calls under way run to their end, new ones fail as `unavailable`.
    public func shutdown() async {
        clients.close()
    }

    /// The class a host's addresses have now, to be recorded with its origin at load; nil when it cannot be told
    /// (not resolvable, left to the proxy, addresses of several classes, or denied ones).
    public func addressClass(of host: Host, within limit: Duration = .seconds(5)) async -> AddressClass? {
        if let known = host.knownClass { return known }
        guard proxy == nil, let name = host.name,
            let addresses = try? await resolver.addresses(of: name, within: limit)
        else { return nil }
        let policy = policy()
        let classes = Set(addresses.map { policy.addressClass(of: $0) })
        return classes.count == 1 ? classes.first ?? nil : nil
    }
}
