import Egress
import HTTPTypes
import Testing

/// Whoever gives a call up closes its connection, whatever it was waiting for.
@Suite struct CancelTests {
    /// What the server does while the call is cancelled.
    enum Moment: String, CaseIterable {
        case silent, interim, trickling

        var script: RawListener.Script {
            switch self {
            case .silent: .silence
            case .interim: RawListener.Script("HTTP/1.1 103 Early Hints\r\n\r\n", closes: false)
            case .trickling:
                RawListener.Script(
                    chunks: [Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)]
                        + Array(repeating: Array("1\r\nx\r\n".utf8), count: 10_000),
                    pause: .milliseconds(5), closes: false)
            }
        }
    }

    @Test(
        "A cancelled call ends at once as cancelled, and the server sees its connection close",
        arguments: Moment.allCases)
    func cancelled(_ moment: Moment) async throws {
        let listener = try await RawListener.start(moment.script)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        var limits = EgressLimits.standard
        limits.total = .seconds(60)
        let request = try Doors.request(origin + "/", limits: limits)
        let call = Task { await code { try await door.send(request) } }
        #expect(await listener.waits { $0.requests.count == 1 })
        if moment == .trickling { try await Task.sleep(for: .milliseconds(50)) }
        let start = ContinuousClock.now
        call.cancel()
        #expect(await call.value == .cancelled)
        #expect(await listener.waits { $0.closed == 1 })
        print("report: cancel while \(moment): the server saw the end after \(ContinuousClock.now - start)")
        await door.shutdown()
        await listener.stop()
    }

    @Test("A call that was cancelled gives its place back")
    func slots() async throws {
        let listener = try await RawListener.start(.silence)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin, callsPerOrigin: 1)
        for count in 1...3 {
            let request = try Doors.request(origin + "/", limits: .standard)
            let call = Task { await code { try await door.send(request) } }
            #expect(await listener.waits { $0.requests.count == count })
            call.cancel()
            #expect(await call.value == .cancelled)
        }
        await door.shutdown()
        await listener.stop()
    }
}
