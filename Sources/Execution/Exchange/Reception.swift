import Egress
import Synchronization

/// One response on its way into a receiver.
///
/// A class, because the transport's task and the executor's share it.
final class Reception: Sendable {
    private let receiver: any BodyReceiver
    private let started = ContinuousClock.now
    private let state = Mutex<ExchangeResponse?>(nil)

    init(_ receiver: any BodyReceiver) {
        self.receiver = receiver
    }

    /// What the transport hands the body to.
    var sink: BodySink {
        BodySink { head in
            try await self.begin(ExchangeResponse(head))
        } take: { bytes in
            try await self.receiver.take(bytes)
        } isPatient: {
            self.receiver.isPatient
        }
    }

    /// The response of a transport; what it held of the body, as twins do, is handed on first.
    func response(_ answer: EgressResponse) async throws -> ExchangeResponse {
        var response = ExchangeResponse(answer)
        if state.withLock({ $0 == nil }) {
            try await begin(response)
            if !answer.body.isEmpty {
                let isWhole = try await receiver.take(answer.body)
                response.isTruncated = response.isTruncated || !isWhole
            }
        }
        return await filled(response)
    }

    /// What came before the call ended early, if its head had come.
    func broken(by error: EgressError) async -> ExchangeResponse? {
        // What is left for want of room is no answer.
        guard error.code != .busy, var response = state.withLock({ $0 }) else { return nil }
        response.timing.total = .now - started
        response.ending = error.code == .cancelled ? .stopped : .broken(error.message)
        return await filled(response)
    }

    private func begin(_ head: ExchangeResponse) async throws {
        state.withLock { $0 = head }
        try await receiver.begin(head)
    }

    private func filled(_ response: ExchangeResponse) async -> ExchangeResponse {
        var response = response
        (response.body, response.rest) = await receiver.received()
        return response
    }
}
