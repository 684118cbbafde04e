import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// One attempt at one checked address: request out, response in, within the limits.
struct Exchange: Sendable {
    let request: EgressRequest
    let call: CallRecord
    let route: Route
    let address: IPAddress
    let client: PinnedClient
    let started: ContinuousClock.Instant
    let resolved: ContinuousClock.Instant

    func run() async throws(EgressError) -> EgressResponse {
        let origin = route.origin
        let clock = CallClock(request.limits, startedAt: started)
        do {
            let response = try await within(clock) { try await respond(clock) }
            if let response { return response }
        } catch {
            if Task.isCancelled { throw .cancelled }
            throw TransportFault.error(for: error, on: route, limits: request.limits)
        }
        if Task.isCancelled { throw .cancelled }
        let limit = clock.deadline - started
        throw .timeout(
            call.seen.answered == nil
                ? "\(origin) did not answer within \(limit.inWords)."
                : "The answer of \(origin) was not complete within \(limit.inWords).")
    }

    private func respond(_ clock: CallClock) async throws -> EgressResponse {
        let response = try await client.execute(request, as: call, clock: clock)
        if let sink = request.sink { return try await pass(response, to: sink, clock) }
        // Room for all that is announced before the first piece: calls that took it bit by bit would each get some, and none
        // enough.
        let announced = response.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
        var entered = max(0, min(announced, request.limits.body))
        try request.room?.enter(entered)
        var body: [UInt8] = []
        body.reserveCapacity(entered)
        // Cut at its limit by the connection's BodyGuard.
        for try await chunk in response.body {
            let more = body.count + chunk.readableBytes - entered
            if more > 0 {
                try request.room?.enter(more)
                entered += more
            }
            body += chunk.readableBytesView
        }
        try Task.checkCancellation()
        return self.response(response, call.seen, body)
    }

    /// Hands the body on piece by piece; of the answer it is no part.
    private func pass(
        _ response: HTTPClientResponse, to sink: BodySink, _ clock: CallClock
    ) async throws -> EgressResponse {
        try await sink.begin(self.response(response, call.seen, []))
        var isEnough = false
        for try await chunk in response.body {
            if sink.isPatient() { clock.moved() }
            guard try await sink.take(Array(chunk.readableBytesView)) else {
                isEnough = true
                break
            }
        }
        try Task.checkCancellation()
        var whole = self.response(response, call.seen, [])
        whole.isTruncated = whole.isTruncated || isEnough
        return whole
    }

    private func response(
        _ response: HTTPClientResponse, _ seen: CallRecord.Seen, _ body: [UInt8]
    ) -> EgressResponse {
        let opened = max(seen.way?.opened ?? resolved, resolved)
        let secured = max(seen.way?.secured ?? opened, opened)
        let answered = max(seen.answered ?? secured, secured)
        let fields = seen.head?.headers ?? response.headers
        return EgressResponse(
            status: Int(response.status.code), reason: response.status.reasonPhrase,
            fields: fields.map { WireField(name: $0.name, value: $0.value.trimmingWhitespace) }, body: body,
            isTruncated: seen.isTruncated,
            version: "HTTP/\(response.version.major).\(response.version.minor)",
            remoteAddress: "\(Host(address)):\(route.peer.port)",
            timing: Timing(
                resolve: resolved - started, connect: opened - resolved, handshake: secured - opened,
                firstByte: answered - secured, total: .now - started),
            tls: seen.way?.tls)
    }
}

extension String {
    /// Without the OWS around a field's value (RFC 9110, section 5.6.3).
    fileprivate var trimmingWhitespace: String {
        let isWhitespace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        guard let first = utf8.firstIndex(where: { !isWhitespace($0) }),
            let last = utf8.lastIndex(where: { !isWhitespace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
