import Egress
import Synchronization

/// One response on its way into a receiver.
///
/// A class, because the transport's task and the executor's share it.
final class Reception: Sendable {
    private let receiver: any BodyReceiver
    private let started = ContinuousClock.now
    private let state = Mutex<ExchangeResponse?>(nil)
    private let scan: Mutex<EchoScan>

    /// - Parameter needles: what is not to be seen while the response comes.
    init(_ receiver: any BodyReceiver, hiding needles: [EchoNeedle]) {
        self.receiver = receiver
        scan = Mutex(EchoScan(needles))
    }

    /// Where the body repeats what is not to be seen.
    var echoes: EchoPlaces { scan.withLock { $0.places } }

    /// What the transport hands the body to.
    var sink: BodySink {
        BodySink { head in
            try await self.begin(ExchangeResponse(head))
        } take: { bytes in
            try await self.take(bytes)
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
                let isWhole = try await take(answer.body)
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

    private func take(_ bytes: [UInt8]) async throws -> Bool {
        let seen = scan.withLock { $0.take(bytes) }
        guard try await receiver.take(bytes) else { return false }
        receiver.show(seen)
        return true
    }

    private func filled(_ response: ExchangeResponse) async -> ExchangeResponse {
        receiver.show(scan.withLock { $0.rest() })
        var response = response
        (response.body, response.rest) = await receiver.received()
        return response
    }
}
