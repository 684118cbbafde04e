public import Egress
public import Foundation
public import HTTPTypes
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
    /// - Parameters:
    ///   - request: what ``RequestBuilder`` made of `call`, credentials applied.
    ///   - time: how long the call may take; nil for as long as the limits say.
    ///   - room: where the answer's body is to find room; nil for as much as its limit allows.
    ///   - upload: the body in place of the request's own, read while it is sent.
    ///   - receiver: takes the answer's body as it comes; then what came before the call broke off is an answer too.
    ///   - references: values that the server put into the call, which are no more to be seen than credentials.
    ///   - vouch: a field for Portico's own gate, which reads it and takes it off; nil for every other destination.
    public func execute(
        _ request: OutboundRequest, call: Call, within time: Duration? = nil, room: BodyRoom? = nil,
        upload: BodyStream? = nil, receiver: (any BodyReceiver)? = nil,
        references: [ValueReference] = [], vouch: (EgressRequest) -> HTTPField? = { _ in nil }
    ) async -> Exchange {
        let startedAt = now()
        let needles = EchoNeedle.list(of: request.echoes(and: references.map(\.value)))
        let reception = receiver.map { Reception($0, hiding: needles) }
        let outcome = await outcome(of: request, within: time, reception) { wire in
            wire.room = room
            wire.stream = upload
            guard let field = vouch(wire) else { return }
            // Whatever a caller or a description got in under this name, the gate must find one word only.
            wire.fields.removeAll { CallerField.isNamed($0.name.rawName) }
            wire.fields.append(field)
        }
        var contract: ContractReport?
        if case .response(let response) = outcome {
            contract = await Aside.run(if: response.body.count > Aside.largeBytes) {
                ContractCheck(operation: call.operation).report(on: response)
            }
        }
        var exchange = Exchange(
            id: makeID(), operation: call.operation.id.description, request: request, startedAt: startedAt,
            outcome: outcome, contract: contract)
        exchange.echoes = Echoes(of: needles, in: exchange.response, body: reception?.echoes)
        return exchange
    }

    /// 128 random bits as 32 hexadecimal digits.
    @Sendable public static func randomID() -> String {
        var generator = SystemRandomNumberGenerator()
        let words = [generator.next() as UInt64, generator.next()]
        let digits = (0..<32).map { place -> UInt8 in
            let digit = UInt8(truncatingIfNeeded: words[place / 16] >> UInt64(place % 16 * 4)) & 15
            return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private func outcome(
        of request: OutboundRequest, within time: Duration?, _ reception: Reception?,
        _ prepare: (inout EgressRequest) -> Void
    ) async -> ExchangeOutcome {
        var limits = limits
        if let time {
            limits.total = time
            limits.firstByte = time
            // What a user said counts, however long pieces go on to come.
            limits.streamed = time
        }
        do {
            var wire = try request.wire(limits: limits)
            prepare(&wire)
            wire.sink = reception?.sink
            let answer = try await transport.send(wire)
            guard let reception else { return .response(ExchangeResponse(answer)) }
            return .response(try await reception.response(answer))
        } catch {
            let error =
                error as? EgressError
                ?? EgressError(.unavailable, "The answer could not be taken.", advice: "Try again.")
            if let response = await reception?.broken(by: error) { return .response(response) }
            return .failure(ExchangeFailure(error))
        }
    }
}
