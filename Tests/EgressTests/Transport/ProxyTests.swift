import Egress
import Testing

/// §5.8: with an egress proxy the proxy resolves and dials, Portico still decides; judged by both sides' logs.
@Suite struct ProxyTests {
    @Test("http goes to the proxy in absolute form, without a look-up and without asking the proxy for a tunnel")
    func absoluteForm() async throws {
        let proxy = try await StubProxy.start()
        let resolver = StubResolver([String: [String]]())
        let door = try Doors.open(to: "http://api.example:8080", resolver: resolver, proxy: try proxy.address)
        let response = try await door.send(Doors.request("http://api.example:8080/a/../b?x=1"))
        #expect(String(decoding: response.body, as: UTF8.self) == "forwarded")
        #expect(response.remoteAddress == "127.0.0.1:\(proxy.port)")
        let lines = try #require(proxy.log.first).split(separator: "\r\n")
        #expect(lines[0] == "GET http://api.example:8080/a/../b?x=1 HTTP/1.1")
        #expect(lines[1] == "Host: api.example:8080")
        #expect(resolver.asked.isEmpty)
        await proxy.stop()
    }

    @Test("https goes through a tunnel, and the certificate is the origin's", .enabled(if: Certificates.isPresent))
    func tunnel() async throws {
        let certificates = try #require(Certificates.shared)
        let listener = try await RawListener.start(tls: certificates.server("good")) { _ in .ok }
        let proxy = try await StubProxy.start(to: listener.port)
        let origin = "https://api.example"
        let authority = try CertificateAuthority(pem: certificates.authority)
        let door = try Doors.open(
            to: origin, "https://wrong.example", authorities: [try Origin(parsing: origin): authority],
            proxy: try proxy.address)
        #expect(try await door.send(Doors.request(origin + "/secret?q=1")).status == 200)
        #expect(proxy.log == ["CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\n\r\n"])
        #expect(listener.log.requests.first?.hasPrefix("GET /secret?q=1 HTTP/1.1\r\nHost: api.example\r\n") == true)
        #expect(await code { try await door.send(Doors.request("https://wrong.example/")) } == .tls)
        #expect(listener.log.requests.count == 1)
        await proxy.stop()
        await listener.stop()
    }

    @Test(
        "What the proxy answers to CONNECT decides the error, and nothing of the request leaves",
        arguments: [
            ("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno", EgressError.Code.denied),
            ("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", .denied),
            ("HTTP/1.1 502 Bad Gateway\r\n\r\n", .unreachable), ("HTTP/1.0 504 Late\r\n\r\n", .unreachable),
            ("+PONG\r\n\r\n", .protocolViolation), ("HTTP/1.1 2000 Ok\r\n\r\n", .protocolViolation),
            ("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", .protocolViolation),
            ("HTTP/1.1 101 Switching\r\n\r\n", .unreachable),
        ])
    func refused(_ answer: String, _ expected: EgressError.Code) async throws {
        let proxy = try await StubProxy.start(refusal: answer)
        let door = try Doors.open(to: "https://api.example", proxy: try proxy.address)
        #expect(await code { try await door.send(Doors.request("https://api.example/secret")) } == expected)
        #expect(proxy.log.count == 1 && !proxy.log.joined().contains("secret"))
        await proxy.stop()
    }

    @Test("A proxy's answer that does not end is cut off")
    func endless() async throws {
        let proxy = try await StubProxy.start(refusal: "HTTP/1.1 200 " + String(repeating: "x", count: 20_000))
        let door = try Doors.open(to: "https://api.example", proxy: try proxy.address)
        #expect(await code { try await door.send(Doors.request("https://api.example/")) } == .protocolViolation)
        await proxy.stop()
    }

    @Test("A proxy that stays silent runs into a limit", .timeLimit(.minutes(5)))
    func silent() async throws {
        let silence = try await RawListener.start(.silence)
        let door = try Doors.open(
            to: "https://api.example", proxy: try EgressProxy(parsing: "http://127.0.0.1:\(silence.port)"))
        var limits = EgressLimits.quick
        limits.connect = .milliseconds(100)
        let request = try Doors.request("https://api.example/", limits: limits)
        #expect(await code { try await door.send(request) } == .timeout)
        await silence.stop()
    }

    @Test("A proxy that is not there is named in the error")
    func absent() async throws {
        let proxy = try await StubProxy.start()
        await proxy.stop()
        let door = try Doors.open(to: "https://api.example", proxy: try proxy.address)
        let error = await #expect(throws: EgressError.self) {
            try await door.send(Doors.request("https://api.example/"))
        }
        #expect(error?.code == .refused)
        #expect(error?.message.contains("http://127.0.0.1:\(proxy.port)") == true)
    }

    @Test(
        "Policy decides before the proxy hears of it: names, spellings and denied addresses",
        arguments: [
            "http://other.example/", "https://api.example:8443/", "http://169.254.169.254/", "http://10.1.2.3/",
        ])
    func policy(_ url: String) async throws {
        let proxy = try await StubProxy.start()
        let door = try Doors.open(to: "https://api.example", "http://169.254.169.254", proxy: try proxy.address)
        let found = await code { try await door.send(Doors.request(url)) }
        #expect(found == .notAllowed || found == .denied)
        #expect(proxy.log.isEmpty)
        await proxy.stop()
    }

    @Test("What is on this machine is called directly", arguments: ["127.0.0.1", "localhost"])
    func direct(_ host: String) async throws {
        let proxy = try await StubProxy.start()
        let listener = try await RawListener.start(.ok)
        let origin = "http://\(host):\(listener.port)"
        let door = try Doors.open(to: origin, proxy: try proxy.address)
        #expect(try await door.send(Doors.request(origin + "/")).status == 200)
        #expect(proxy.log.isEmpty)
        await proxy.stop()
        await listener.stop()
    }

    @Test("§5.4, P14: what a user names is judged before the proxy hears of it, and the rest goes through it")
    func userTargets() async throws {
        let proxy = try await StubProxy.start()
        let policy = EgressPolicy(mode: .shared, userTargets: .global)
        let door = EgressTransport(
            policy: { policy }, resolver: StubResolver([String: [String]]()), proxy: try proxy.address,
            userFloor: .seconds(2))
        for url in ["http://a.example:6379/", "http://10.1.2.3/", "http://169.254.169.254/", "http://localhost:1/"] {
            #expect(await code { try await door.send(Doors.request(url, naming: .user)) } == .notReachableOrAllowed)
        }
        #expect(proxy.log.isEmpty)
        let response = try await door.send(Doors.request("http://a.example:8080/x", naming: .user))
        #expect(response.status == 200)
        #expect(proxy.log.first?.hasPrefix("GET http://a.example:8080/x HTTP/1.1\r\n") == true)
        await proxy.stop()
    }

    @Test("X12: the certificate of a bare address cannot be checked through a proxy, so the call is refused")
    func address() async throws {
        let proxy = try await StubProxy.start()
        let door = try Doors.open(to: "https://10.1.2.3", proxy: try proxy.address)
        #expect(await code { try await door.send(Doors.request("https://10.1.2.3/")) } == .tls)
        #expect(proxy.log.isEmpty)
        await proxy.stop()
    }

    @Test("P3: the proxy's own name must not stand for a denied address")
    func deniedProxy() async throws {
        let resolver = StubResolver(["proxy.example": ["169.254.169.254"]])
        let door = try Doors.open(
            to: "http://api.example", resolver: resolver, proxy: try EgressProxy(parsing: "http://proxy.example:3128"))
        #expect(await code { try await door.send(Doors.request("http://api.example/")) } == .denied)
        #expect(resolver.asked == ["proxy.example"])
    }

    @Test(
        "A proxy is http, host and port alone",
        arguments: ["https://proxy:1", "proxy:3128", "http://user:pass@proxy:1", "http://proxy/path", "socks5://p:1"])
    func grammar(_ text: String) {
        #expect(throws: EgressError.self) { try EgressProxy(parsing: text) }
    }
}
