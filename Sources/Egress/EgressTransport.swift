/// The one door to the network.
public final class EgressTransport: Transport {
    private let policy: @Sendable () -> EgressPolicy
    private let resolver: any Resolver

    public init(policy: @escaping @Sendable () -> EgressPolicy, resolver: any Resolver = SystemResolver()) {
        self.policy = policy
        self.resolver = resolver
    }

    public func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
        throw EgressError(.unavailable, "The network is not connected yet.", advice: "Try again later.")
    }

    /// Ends the transport; calls under way fail.
    public func shutdown() async {}
}
