import Egress
import Testing

/// Targets that users name: one answer for everything that fails (THREATS 5.4, P14, P15).
@Suite struct UserTargetTests {
    private func door(
        _ targets: UserTargets, _ answers: [String: [String]] = [:], floor: Duration = .milliseconds(300)
    ) -> EgressTransport {
        let policy = EgressPolicy(mode: .local, userTargets: targets)
        return EgressTransport(policy: { policy }, resolver: StubResolver(answers), userFloor: floor)
    }

    @Test("P15: whatever fails, a user reads the same error after the same time")
    func uniform() async throws {
        let closed = try await RawListener.start(.ok)
        await closed.stop()
        let broken = try await RawListener.start(RawListener.Script("+PONG\r\n"))
        let door = door(.private, ["meta.example": ["169.254.169.254"]])
        let urls = [
            "http://127.0.0.1:\(closed.port)/", "http://127.0.0.1:\(broken.port)/", "http://meta.example/",
            "http://169.254.169.254/", "http://nowhere.example/", "http://127.0.0.1:6379/",
            "http://[::ffff:127.0.0.1]:\(closed.port)/",
        ]
        for url in urls {
            let start = ContinuousClock.now
            let error = await #expect(throws: EgressError.self) {
                try await door.send(Doors.request(url, naming: .user))
            }
            let took = ContinuousClock.now - start
            #expect(
                error
                    == EgressError(
                        .notReachableOrAllowed, "The target is not reachable or not allowed.",
                        advice: "Check the address, or ask the operator to list it."))
            #expect(took >= .milliseconds(295) && took < .seconds(30), "\(url) took \(took)")
        }
        await broken.stop()
    }

    @Test(
        "P15: a port that accepts and says nothing, or not enough, looks like a closed one", .timeLimit(.minutes(5)),
        arguments: [[], ["HTTP/1.1 200 OK\r\n"], ["HTTP/1.1 100 Continue\r\n\r\n"]])
    func silence(_ chunks: [String]) async throws {
        let listener = try await RawListener.start(
            RawListener.Script(chunks: chunks.map { Array($0.utf8) }, closes: false))
        let door = door(.private, floor: .milliseconds(300))
        // A handshake under way ends by its own limit.
        var limits = EgressLimits.quick
        limits.handshake = .seconds(10)
        for scheme in ["http", "https"] {
            let start = ContinuousClock.now
            let found = await code { [limits] in
                try await door.send(
                    Doors.request("\(scheme)://127.0.0.1:\(listener.port)/", limits: limits, naming: .user))
            }
            let took = ContinuousClock.now - start
            #expect(found == .notReachableOrAllowed)
            // All other limits are tens of times as long.
            #expect(took >= .milliseconds(295) && took < limits.handshake, "\(scheme) took \(took)")
        }
        #expect(await listener.waits { $0.closed == $0.connections })
        await listener.stop()
    }

    @Test("P15: once a server has begun to answer, its body may take longer than the uniform time")
    func slowBody() async throws {
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n".utf8)
        // A busy machine may not begin to answer within milliseconds: with more time, it does.
        for scale in [1, 5, 25] {
            let listener = try await RawListener.start(
                RawListener.Script(
                    chunks: [head] + Array(repeating: [0x61], count: 20), pause: .milliseconds(20 * scale)))
            let start = ContinuousClock.now
            let response = try? await door(.private, floor: .milliseconds(200 * scale)).send(
                Doors.request("http://127.0.0.1:\(listener.port)/", naming: .user))
            await listener.stop()
            guard let response else { continue }
            #expect(response.body.count == 20 && ContinuousClock.now - start > .milliseconds(200 * scale))
            return
        }
        Issue.record("The body was not taken, however much time there was.")
    }

    @Test("§5.4: users name nothing by default, and nothing internal with global")
    func off() async throws {
        let listener = try await RawListener.start(.ok)
        let answers = ["in.example": ["127.0.0.1"], "mixed.example": ["8.8.8.8", "127.0.0.1"]]
        for targets in [UserTargets.off, .global] {
            let door = door(targets, answers, floor: .milliseconds(10))
            for host in ["127.0.0.1", "localhost", "in.example", "mixed.example", "[::1]"] {
                let url = "http://\(host):\(listener.port)/"
                // Where nothing may be named nothing is looked up, and the reason may be told.
                let expected: EgressError.Code = targets == .off ? .notAllowed : .notReachableOrAllowed
                #expect(await code { try await door.send(Doors.request(url, naming: .user)) } == expected)
            }
        }
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test("§5.4: with private, a user of a desktop start calls a local server")
    func privateTargets() async throws {
        let listener = try await RawListener.start(.ok)
        let response = try await door(.private, floor: .seconds(60)).send(
            Doors.request("http://localhost:\(listener.port)/", naming: .user))
        #expect(response.status == 200)
        await listener.stop()
    }

    @Test("§5.4: what the operator admitted may be typed by a user")
    func admitted() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        #expect(try await door.send(Doors.request(origin + "/", naming: .user)).status == 200)
        await listener.stop()
    }

    @Test("P2: a user names no transition address, even of this machine")
    func transition() async throws {
        let listener = try await RawListener.start(host: "127.0.0.1") { _ in .ok }
        let door = door(.private, ["t.example": ["::ffff:127.0.0.1"]], floor: .milliseconds(10))
        for host in ["[::ffff:127.0.0.1]", "t.example", "[64:ff9b::7f00:1]"] {
            let url = "http://\(host):\(listener.port)/"
            #expect(await code { try await door.send(Doors.request(url, naming: .user)) } == .notReachableOrAllowed)
        }
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test(
        "P14: ports of other protocols are not dialled for users",
        arguments: [22, 25, 53, 110, 143, 445, 3306, 5432, 6379, 11211])
    func badPorts(_ port: Int) async throws {
        let resolver = StubResolver(["a.example": ["8.8.8.8"]])
        let policy = EgressPolicy(mode: .local, userTargets: .global)
        let door = EgressTransport(policy: { policy }, resolver: resolver, userFloor: .milliseconds(1))
        let url = "http://a.example:\(port)/"
        #expect(await code { try await door.send(Doors.request(url, naming: .user)) } == .notReachableOrAllowed)
        #expect(resolver.asked.isEmpty)
    }
}
