import Egress
import NIOSSL
import Testing

/// X12: full verification, a further authority per origin, and the flaw by its name.
@Suite(.enabled(if: Certificates.isPresent)) struct TLSTests {
    private func outcome(
        _ certificate: String, host: String = "localhost", trusts: Bool,
        change: (inout TLSConfiguration) -> Void = { _ in }
    ) async throws -> (result: Result<EgressResponse, EgressError>, requests: Int) {
        let certificates = try #require(Certificates.shared)
        var configuration = try certificates.server(certificate)
        change(&configuration)
        let listener = try await RawListener.start(tls: configuration) { _ in .ok }
        let origin = "https://\(host):\(listener.port)"
        let authority = try CertificateAuthority(pem: certificates.authority)
        let door = try Doors.open(
            to: origin, resolver: StubResolver(["api.example": ["127.0.0.1"]]), classes: [origin: .loopback],
            authorities: trusts ? [try Origin(parsing: origin): authority] : [:])
        let request = try Doors.request(origin + "/secret?token=1")
        let result: Result<EgressResponse, EgressError>
        do throws(EgressError) {
            result = .success(try await door.send(request))
        } catch {
            result = .failure(error)
        }
        await door.shutdown()
        await listener.stop()
        return (result, listener.log.requests.count)
    }

    @Test(
        "X12: an authority given for the origin is trusted, by name and by address",
        arguments: ["localhost", "127.0.0.1", "api.example"])
    func trusted(_ host: String) async throws {
        let (result, requests) = try await outcome("good", host: host, trusts: true)
        #expect(try result.get().status == 200)
        #expect(requests == 1)
    }

    @Test(
        "X12: a bad certificate ends the call before the request, and the flaw has its name",
        arguments: [
            ("good", false, "authority that is not trusted"), ("self", true, "self-signed"),
            ("self", false, "self-signed"),
            ("expired", true, "expired"), ("other", true, "for another name"),
        ])
    func refused(_ certificate: String, _ trusts: Bool, _ words: String) async throws {
        let (result, requests) = try await outcome(certificate, trusts: trusts)
        guard case .failure(let error) = result else {
            Issue.record("expected a refusal")
            return
        }
        #expect(error.code == .tls)
        #expect(error.message.contains(words), "\(error.message)")
        #expect(requests == 0)
    }

    @Test("X12: TLS 1.1 is too old")
    func oldVersion() async throws {
        let (result, requests) = try await outcome("good", trusts: true) { configuration in
            configuration.minimumTLSVersion = .tlsv1
            configuration.maximumTLSVersion = .tlsv11
        }
        guard case .failure(let error) = result else {
            Issue.record("expected a refusal")
            return
        }
        #expect(error.code == .tls)
        #expect(requests == 0)
    }

    @Test("X12: an authority is trusted for its own origin only")
    func otherOrigin() async throws {
        let certificates = try #require(Certificates.shared)
        let listener = try await RawListener.start(tls: certificates.server("good")) { _ in .ok }
        let origin = "https://localhost:\(listener.port)"
        let authority = try CertificateAuthority(pem: certificates.authority)
        let door = try Doors.open(
            to: origin, authorities: [try Origin(parsing: "https://127.0.0.1:\(listener.port)"): authority])
        #expect(await code { try await door.send(Doors.request(origin + "/")) } == .tls)
        #expect(listener.log.requests.isEmpty)
        await listener.stop()
    }

    @Test("X12: a port without TLS is told as such, and gets no request")
    func plain() async throws {
        let listener = try await RawListener.start(.ok)
        let origin = "https://localhost:\(listener.port)"
        let door = try Doors.open(to: origin)
        var limits = EgressLimits.quick
        limits.handshake = .milliseconds(500)
        let found = await code { try await door.send(Doors.request(origin + "/", limits: limits)) }
        #expect(found == .tls || found == .timeout)
        #expect(listener.log.requests.isEmpty)
        await listener.stop()
    }

    @Test(
        "X10: what a server sends before it was asked never reaches a caller, and stops nobody",
        arguments: [true, false])
    func unasked(_ isSecure: Bool) async throws {
        let certificates = try #require(Certificates.shared)
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
        let listener = try await RawListener.start(
            tls: isSecure ? certificates.server("good") : nil, greeting: answer
        ) { _ in .ok }
        let origin = "\(isSecure ? "https" : "http")://localhost:\(listener.port)"
        let authority = try CertificateAuthority(pem: certificates.authority)
        let door = try Doors.open(to: origin, authorities: [try Origin(parsing: origin): authority])
        for _ in 0..<20 {
            // Whether the bytes come before or just behind the request is up to the scheduler.
            let response = try? await door.send(Doors.request(origin + "/"))
            #expect(response == nil || response?.status == 200)
        }
        await listener.stop()
    }

    @Test("Many calls at once over TLS each get their answer")
    func parallel() async throws {
        let certificates = try #require(Certificates.shared)
        let listener = try await RawListener.start(tls: certificates.server("good")) { text in
            let target = text.split(separator: " ")[1]
            return RawListener.Script("HTTP/1.1 200 OK\r\nContent-Length: \(target.utf8.count)\r\n\r\n\(target)")
        }
        let origin = "https://localhost:\(listener.port)"
        let authority = try CertificateAuthority(pem: certificates.authority)
        let door = try Doors.open(
            to: origin, authorities: [try Origin(parsing: origin): authority], callsPerOrigin: 64)
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    guard let request = try? Doors.request("\(origin)/\(number)"),
                        let response = try? await door.send(request)
                    else { return false }
                    return String(decoding: response.body, as: UTF8.self) == "/\(number)"
                }
            }
            for await isRight in group { #expect(isRight) }
        }
        #expect(listener.log.connections == 40)
        await listener.stop()
    }

    @Test("A port that accepts and leaves the handshake hanging is told as such, by the handshake's own limit")
    func hangingHandshake() async throws {
        let listener = try await RawListener.start(.silence)
        let origin = "https://localhost:\(listener.port)"
        var limits = EgressLimits.quick
        limits.handshake = .milliseconds(300)
        let door = try Doors.open(to: origin)
        let error = await #expect(throws: EgressError.self) {
            try await door.send(Doors.request(origin + "/", limits: limits))
        }
        #expect(error?.code == .timeout)
        #expect(error?.message.contains("TLS handshake") == true)
        #expect(await listener.waits { $0.closed == 1 })
        await listener.stop()
    }

    @Test("A connection that is not taken ends by the connection's limit, however long the handshake might take")
    func hangingConnection() async throws {
        // Nothing answers from the range for documentation (RFC 5737), where the network lets it time out at all.
        let address = try #require(IPAddress("192.0.2.1"))
        var limits = EgressLimits.quick
        limits.connect = .milliseconds(200)
        limits.handshake = .seconds(60)
        let door = try Doors.open(to: "https://192.0.2.1", special: [address])
        let found = await code { try await door.send(Doors.request("https://192.0.2.1/", limits: limits)) }
        #expect(found == .timeout || found == .unreachable || found == .refused)
    }

    @Test(
        "What is no PEM is no authority",
        arguments: ["", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func pem(_ text: String) {
        #expect(throws: EgressError.self) { try CertificateAuthority(pem: Array(text.utf8)) }
    }
}
