/// The role of whoever carries a request to its origin: `EgressTransport` over the network, twins in tests.
public protocol Transport: Sendable {
    /// Sends the request once, follows nothing, and returns the captured response; any status is a response.
    func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse
}
