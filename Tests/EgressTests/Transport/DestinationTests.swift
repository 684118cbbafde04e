import Egress
import HTTPTypes
import Testing

/// Which address is dialled, if any: judged by the listener's log, not by the error's text.
@Suite struct DestinationTests {
    @Test("P4: a name that turns from global to loopback is not dialled")
    func rebinding() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://api.example:\(listener.port)"
        let resolver = StubResolver(["api.example": [["127.0.0.1"]]])
        let door = try Doors.open(to: origin, resolver: resolver, classes: [origin: .global])
        #expect(await code { try await door.send(Doors.request(origin + "/")) } == .denied)
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test("P4: one call makes one look-up, and what was looked up is what is dialled")
    func pinned() async throws {
        let listener = try await RawListener.start(.ok)
        let decoy = try await RawListener.start(host: "127.0.0.2") { _ in .ok }
        let origin = "http://api.example:\(listener.port)"
        let resolver = StubResolver(["api.example": [["127.0.0.1"], ["127.0.0.2"], ["10.9.9.9"]]])
        let door = try Doors.open(to: origin, resolver: resolver, classes: [origin: .loopback])
        let response = try await door.send(Doors.request(origin + "/"))
        #expect(response.remoteAddress == "127.0.0.1:\(listener.port)")
        #expect(resolver.asked == ["api.example"])
        #expect(listener.log.requests.first?.contains("\r\nHost: api.example:\(listener.port)\r\n") == true)
        #expect(decoy.log.connections == 0)
        await listener.stop()
        await decoy.stop()
    }

    @Test("P4: each call is looked up anew, and a change of class ends it")
    func eachCall() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://api.example:\(listener.port)"
        let resolver = StubResolver(["api.example": [["127.0.0.1"], ["10.0.0.1"], ["127.0.0.1"]]])
        let door = try Doors.open(to: origin, resolver: resolver, classes: [origin: .loopback])
        let request = try Doors.request(origin + "/")
        #expect(await code { try await door.send(request) } == nil)
        #expect(await code { try await door.send(request) } == .denied)
        #expect(await code { try await door.send(request) } == nil)
        #expect(listener.log.connections == 2)
        await listener.stop()
    }

    @Test("P3: a name that turns from global to a special address of the operator's is not dialled")
    func special() async throws {
        let address = try #require(IPAddress("169.254.10.1"))
        let origin = "http://api.example"
        let door = try Doors.open(
            to: origin, resolver: StubResolver(["api.example": ["169.254.10.1"]]), classes: [origin: .global],
            special: [address])
        #expect(await code { try await door.send(Doors.request(origin + "/")) } == .denied)
        #expect(await door.addressClass(of: try Host(parsing: "api.example")) == .private)
    }

    @Test(
        "P5: one answer that may not be called refuses the name",
        arguments: [
            ["127.0.0.1", "10.0.0.5"], ["10.0.0.5", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"],
            ["127.0.0.1", "169.254.169.254"],
            ["127.0.0.1", "::"], ["127.0.0.1", "fe80::1"], ["127.0.0.1", "64:ff9b::a9fe:a9fe"],
            ["127.0.0.1", "0.0.0.0"],
        ])
    func mixed(_ answers: [String]) async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://api.example:\(listener.port)"
        let door = try Doors.open(
            to: origin, resolver: StubResolver(["api.example": answers]), classes: [origin: .loopback])
        #expect(await code { try await door.send(Doors.request(origin + "/")) } == .denied)
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test("When an address refuses the connection, the next of the same look-up has its turn")
    func nextAddress() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://api.example:\(listener.port)"
        let resolver = StubResolver(["api.example": ["127.0.0.9", "127.0.0.1"]])
        let door = try Doors.open(to: origin, resolver: resolver, classes: [origin: .loopback])
        let response = try await door.send(Doors.request(origin + "/"))
        #expect(response.remoteAddress == "127.0.0.1:\(listener.port)")
        #expect(resolver.asked.count == 1)
        await listener.stop()
    }

    @Test("IPv6 literals are dialled, and localhost reaches a server on ::1 alone", arguments: ["[::1]", "localhost"])
    func sixth(_ host: String) async throws {
        // Where the machine has no IPv6, there is nothing to dial.
        guard let listener = try? await RawListener.start(host: "::1", script: { _ in .ok }) else { return }
        let origin = "http://\(host):\(listener.port)"
        let door = try Doors.open(to: origin)
        let response = try await door.send(Doors.request(origin + "/"))
        #expect(response.remoteAddress == "[::1]:\(listener.port)")
        #expect(listener.log.requests.first?.contains("\r\nHost: \(host):\(listener.port)\r\n") == true)
        await listener.stop()
    }

    @Test("localhost is this machine, without a resolver")
    func localhost() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "http://localhost:\(listener.port)"
        let resolver = StubResolver(["localhost": ["10.0.0.1"]])
        let door = try Doors.open(to: origin, resolver: resolver)
        #expect(try await door.send(Doors.request(origin + "/")).status == 200)
        #expect(resolver.asked.isEmpty)
        await listener.stop()
    }

    @Test(
        "P6: a redirect is the result, nothing follows it", arguments: [301, 302, 303, 307, 308],
        [
            "http://127.0.0.1:{port}/other", "http://169.254.169.254/latest", "//127.0.0.1:{port}/x", "/again",
            "file:///x",
        ])
    func redirect(_ status: Int, _ location: String) async throws {
        let other = try await RawListener.start(.ok)
        let target = location.replacing("{port}", with: "\(other.port)")
        let listener = try await RawListener.start(
            RawListener.Script("HTTP/1.1 \(status) Moved\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n"))
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin, "http://127.0.0.1:\(other.port)")
        let key = try #require(HTTPField.Name("X-Api-Key"))
        let response = try await door.send(
            Doors.request(origin + "/", fields: [key: "secret", .authorization: "Bearer x"]))
        #expect(response.status == status)
        #expect(response.values(of: "location") == [target])
        #expect(listener.log.connections == 1)
        #expect(other.log.connections == 0)
        await listener.stop()
        await other.stop()
    }

    @Test("P6: 300, 304 and 305 are results too", arguments: [300, 304, 305])
    func otherRedirects(_ status: Int) async throws {
        let listener = try await RawListener.start(
            RawListener.Script("HTTP/1.1 \(status) X\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"))
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        #expect(try await door.send(Doors.request(origin + "/")).status == status)
        #expect(listener.log.connections == 1)
        await listener.stop()
    }

    @Test("X10: each call has a connection of its own")
    func freshConnection() async throws {
        let listener = try await RawListener.start(
            RawListener.Script("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", closes: false))
        let origin = "http://127.0.0.1:\(listener.port)"
        let door = try Doors.open(to: origin)
        for _ in 0..<3 { _ = try await door.send(Doors.request(origin + "/")) }
        #expect(listener.log.connections == 3)
        #expect(await listener.waits { $0.closed == 3 })
        await listener.stop()
    }

    @Test("P11: Portico's own port is not dialled under any local address")
    func ownPort() async throws {
        let listener = try await RawListener.start(.ok)
        let names = ["127.0.0.1", "127.0.0.7", "localhost", "self.example", "[::ffff:127.0.0.1]"]
        var policy = EgressPolicy(mode: .local, ownListeners: [Listener(port: listener.port)])
        for name in names {
            policy.allow(
                try Origin(parsing: "http://\(name):\(listener.port)"), addressClass: .loopback,
                from: .localDescription("x"))
        }
        let door = EgressTransport(
            policy: { [policy] in policy }, resolver: StubResolver(["self.example": ["127.0.0.1"]]))
        for name in names {
            #expect(await code { try await door.send(Doors.request("http://\(name):\(listener.port)/")) } == .denied)
        }
        #expect(listener.log.connections == 0)
        await listener.stop()
    }

    @Test("An origin that nobody allowed is not dialled, and the error shows the line to add")
    func unlisted() async throws {
        let listener = try await RawListener.start(.ok)
        let door = try Doors.open()
        let error = await #expect(throws: EgressError.self) {
            try await door.send(Doors.request("http://127.0.0.1:\(listener.port)/"))
        }
        #expect(error?.code == .notAllowed)
        #expect(error?.allowLine == "http://127.0.0.1:\(listener.port)")
        #expect(listener.log.connections == 0)
        await listener.stop()
    }
}
