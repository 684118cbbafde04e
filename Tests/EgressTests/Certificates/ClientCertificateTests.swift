import Egress
import NIOSSL
import Testing

/// Mutual TLS: a certificate of the operator's is shown to its own origin, and what TLS came to is told.
@Suite(.enabled(if: Certificates.isPresent)) struct ClientCertificateTests {
    private let certificates: Certificates

    init() throws { certificates = try #require(Certificates.shared) }

    private func answer(
        shows: Bool, to other: String? = nil
    ) async throws -> (result: Result<EgressResponse, EgressError>, requests: Int) {
        var configuration = try certificates.server("good")
        configuration.certificateVerification = .noHostnameVerification
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(certificates.authority))
        let listener = try await RawListener.start(tls: configuration) { _ in .ok }
        let origin = try Origin(parsing: "https://localhost:\(listener.port)")
        var policy = EgressPolicy(mode: .local)
        policy.allow(origin, addressClass: .loopback, from: .setting)
        let own = try ClientCertificate(chain: certificates.bytes("client.pem"), key: certificates.bytes("client.key"))
        let door = EgressTransport(
            policy: { [policy] in policy },
            authorities: [origin: try CertificateAuthority(pem: certificates.authority)],
            certificates: shows ? [try other.map { try Origin(parsing: $0) } ?? origin: own] : [:])
        let request = try Doors.request("\(origin)/")
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

    @Test("An origin that asks who calls is shown the certificate given for it")
    func shown() async throws {
        let (result, requests) = try await answer(shows: true)
        let response = try result.get()
        #expect(response.status == 200 && requests == 1)
        let tls = try #require(response.tls)
        #expect(tls.version == "TLS 1.3" && tls.offersClientCertificate)
        let certificate = try #require(tls.certificate)
        #expect(certificate.subject == "CN=localhost" && certificate.issuer == "CN=Test authority")
        #expect(certificate.names == ["localhost", "api.example", "127.0.0.1"])
        #expect(certificate.validUntil - certificate.validFrom == 2 * 86_400)
        #expect(response.timing.handshake > .zero)
    }

    @Test(
        "Without one, or with one for another origin, nothing is answered and the error says what to do",
        arguments: [false, true])
    func missing(_ hasOther: Bool) async throws {
        let (result, requests) = try await answer(shows: hasOther, to: "https://other.example")
        guard case .failure(let error) = result else {
            Issue.record("the server let a caller without a certificate in")
            return
        }
        #expect(error.code == .tls)
        #expect(error.advice.contains("--client-certificate"))
        #expect(requests == 0)
    }

    @Test("A key of another certificate, no key and no certificate are refused, and nothing of a key is repeated")
    func mistakes() throws {
        let (chain, key) = (try certificates.bytes("client.pem"), try certificates.bytes("client.key"))
        for (chain, key) in [(chain, try certificates.bytes("leaf.key")), (chain, chain), (key, key), ([], [])] {
            let error = #expect(throws: EgressError.self) { try ClientCertificate(chain: chain, key: key) }
            #expect(error?.description.contains("BEGIN EC") == false)
        }
        let own = try ClientCertificate(chain: chain, key: key)
        #expect("\(own) \(String(reflecting: own))".contains("PRIVATE") == false)
        #expect(Mirror(reflecting: own).children.isEmpty)
        _ = try ClientCertificate(chain: chain + key, key: chain + key)
    }
}
