public import Egress
public import Foundation
import OpenAPI

/// Sends requests and keeps what came of them.
public struct Executor: Sendable {
    private let transport: any Transport
    private let limits: EgressLimits
    private let now: @Sendable () -> Date
    private let makeID: @Sendable () -> String

    public init(
        transport: any Transport, limits: EgressLimits = .standard, now: @escaping @Sendable () -> Date = { Date() },
        makeID: @escaping @Sendable () -> String = Executor.randomID
    ) {
        self.transport = transport
        self.limits = limits
        self.now = now
        self.makeID = makeID
    }

    /// Sends once, follows nothing. Never throws: what fails is the exchange's outcome.
    ///
    /// - Parameter request: what ``RequestBuilder`` made of `call`, credentials applied.
    public func execute(_ request: OutboundRequest, call: Call) async -> Exchange {
        let startedAt = now()
        let outcome = await outcome(of: request)
        var contract: ContractReport?
        if case .response(let response) = outcome {
            contract = ContractCheck(operation: call.operation).report(on: response)
        }
        return Exchange(
            id: makeID(), operation: call.operation.id.description, request: request, startedAt: startedAt,
            outcome: outcome, contract: contract)
    }

    /// 128 random bits as 32 hexadecimal digits.
    @Sendable public static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private func outcome(of request: OutboundRequest) async -> ExchangeOutcome {
        do {
            return .response(ExchangeResponse(try await transport.send(try request.wire(limits: limits))))
        } catch {
            return .failure(ExchangeFailure(error))
        }
    }
}
