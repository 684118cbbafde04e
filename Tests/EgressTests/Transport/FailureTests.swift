import Egress
import HTTPTypes
import Testing

/// Every failure names what failed, and nothing hangs.
@Suite struct FailureTests {
    @Test("A port nobody listens on is refused, and the advice is to start the server")
    func refused() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        await listener.stop()
        let door = try Doors.open(to: origin)
        let error = await #expect(throws: EgressError.self) { try await door.send(Doors.request(origin + "/")) }
        #expect(error?.code == .refused)
        #expect(error?.message.contains("\(listener.port)") == true)
        #expect(error?.advice.hasSuffix(".") == true)
    }

    @Test("A name without an address is not found", arguments: ["no-such-name.invalid", "x.invalid"])
    func notFound(_ name: String) async throws {
        let door = try Doors.open(to: "http://\(name)")
        let error = await #expect(throws: EgressError.self) { try await door.send(Doors.request("http://\(name)/")) }
        #expect(error?.code == .nameNotFound)
        #expect(error?.message.contains(name) == true)
    }

    @Test("The system's resolver finds localhost and misses .invalid")
    func systemResolver() async throws {
        let resolver = SystemResolver()
        let found = try await resolver.addresses(of: "localhost", within: .seconds(5))
        #expect(found.allSatisfy { $0.verdict == .permitted(.loopback) })
        #expect(!found.isEmpty && found.count <= 16)
        #expect(await code { try await resolver.addresses(of: "a\u{0}b", within: .seconds(1)) } == .nameNotFound)
        let missed = await code { try await resolver.addresses(of: "no-such-name.invalid", within: .seconds(5)) }
        #expect(missed == .nameNotFound || missed == .timeout)
    }

    @Test("V5: a server that never answers runs into the first-byte time-out")
    func firstByte() async throws {
        let listener = try await RawListener.start(.silence)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        var limits = EgressLimits.quick
        limits.firstByte = .milliseconds(200)
        let start = ContinuousClock.now
        let error = await #expect(throws: EgressError.self) {
            try await door.send(Doors.request(origin + "/", limits: limits))
        }
        #expect(error?.code == .timeout)
        #expect(error?.message.contains("begin to answer") == true)
        // All other limits are hundreds of times as long.
        #expect(ContinuousClock.now - start < limits.total)
        #expect(await listener.waits { $0.closed == 1 })
        await listener.stop()
    }

    @Test("V5: a body that drips runs into the total time-out")
    func total() async throws {
        let head = Array("HTTP/1.1 200 OK\r\n\r\n".utf8)
        let listener = try await RawListener.start(
            RawListener.Script(
                chunks: [head] + Array(repeating: [0x61], count: 5_000), pause: .milliseconds(20), closes: false))
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        var limits = EgressLimits.quick
        limits.total = .seconds(5)
        let error = await #expect(throws: EgressError.self) {
            try await door.send(Doors.request(origin + "/", limits: limits))
        }
        #expect(error?.code == .timeout)
        #expect(error?.message.contains("not complete") == true, "\(String(describing: error))")
        #expect(await listener.waits { $0.closed == 1 })
        await listener.stop()
    }

    @Test("V5: cancelling closes the connection, which no limit would for a minute", arguments: [true, false])
    func cancel(_ hasBegun: Bool) async throws {
        let script = RawListener.Script(
            chunks: hasBegun ? [Array("HTTP/1.1 200 OK\r\n\r\nabc".utf8)] : [], closes: false)
        let listener = try await RawListener.start(script)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        let request = try Doors.request(origin + "/")
        let call = Task { await code { try await door.send(request) } }
        #expect(await listener.waits { $0.requests.count == 1 })
        try await Task.sleep(for: .milliseconds(50))
        let start = ContinuousClock.now
        call.cancel()
        #expect(await call.value == .cancelled)
        #expect(await listener.waits { $0.closed == 1 })
        #expect(ContinuousClock.now - start < EgressLimits.quick.firstByte)
        await listener.stop()
    }

    @Test("L3: the calls under way are bounded per origin and in all, and slots come back")
    func slots() async throws {
        let slow = try await RawListener.start { text in
            text.hasPrefix("GET /slow") ? .silence : .ok
        }
        let other = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(slow.port)"
        let second = "http://127.0.0.1:\(other.port)"
        let door = try Doors.open(to: origin, second, callsPerOrigin: 2, callsInAll: 3)
        let held = try Doors.request(origin + "/slow")
        let calls = (0..<2).map { _ in Task { await code { try await door.send(held) } } }
        #expect(await slow.waits { $0.requests.count == 2 })
        let impatient = EgressLimits(connect: .milliseconds(20))
        #expect(await code { try await door.send(Doors.request(origin + "/", limits: impatient)) } == .busy)
        #expect(await code { try await door.send(Doors.request(second + "/")) } == nil)
        for call in calls { call.cancel() }
        for call in calls { #expect(await call.value == .cancelled) }
        #expect(await code { try await door.send(Doors.request(origin + "/")) } == nil)
        await slow.stop()
        await other.stop()
    }

    @Test("After shutdown nobody is called")
    func shutdown() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        await door.shutdown()
        #expect(await code { try await door.send(Doors.request(origin + "/")) } == .unavailable)
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test("Many calls at once to many hosts neither mix nor trap")
    func parallel() async throws {
        let listener = try await RawListener.start { text in
            let target = text.split(separator: " ")[1]
            return RawListener.Script("HTTP/1.1 200 OK\r\nContent-Length: \(target.utf8.count)\r\n\r\n\(target)")
        }
        let names = (0..<40).map { "h\($0).example" }
        var policy = EgressPolicy(mode: .local)
        for name in names {
            policy.allow(
                try Origin(parsing: "http://\(name):\(listener.port)"), addressClass: .loopback, from: .setting)
        }
        let resolver = StubResolver(Dictionary(uniqueKeysWithValues: names.map { ($0, ["127.0.0.1"]) }))
        let door = EgressTransport(policy: { [policy] in policy }, resolver: resolver)
        await withTaskGroup(of: Bool.self) { group in
            for name in names {
                group.addTask {
                    let url = "http://\(name):\(listener.port)/\(name)"
                    guard let request = try? Doors.request(url), let response = try? await door.send(request) else {
                        return false
                    }
                    return String(decoding: response.body, as: UTF8.self) == "/" + name
                }
            }
            for await isRight in group { #expect(isRight) }
        }
        await door.shutdown()
        await listener.stop()
    }
}
