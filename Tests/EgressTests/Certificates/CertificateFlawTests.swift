import Foundation
import NIOSSL
import Testing

@testable import Egress

@Suite(.enabled(if: Certificates.isPresent)) struct CertificateFlawTests {
    private func certificate(_ name: String) throws -> NIOSSLCertificate {
        let folder = try #require(Certificates.shared).folder
        return try #require(NIOSSLCertificate.fromPEMFile(folder.appendingPathComponent(name + ".pem").path).first)
    }

    @Test(
        "A flaw is told by the dates first, then by the names",
        arguments: [
            ("good", 0, "authority that is not trusted"), ("self", 0, "self-signed"), ("expired", 0, "expired"),
            ("good", 4 * 86_400, "expired"), ("good", -4 * 86_400, "not valid yet"),
        ])
    func described(_ name: String, _ shift: Int, _ words: String) throws {
        let now = time(nil) + shift
        #expect(CertificateFlaw.describe(try certificate(name), now: now).contains(words))
    }

    @Test("No certificate and broken DER are no trap")
    func broken() throws {
        #expect(CertificateFlaw.describe(nil) == CertificateFlaw.unverified)
        let der = try certificate("good").toDERBytes()
        for length in stride(from: 0, to: der.count, by: 7) { _ = CertificateFlaw.names(in: Array(der.prefix(length))) }
        for bytes: [UInt8] in [[], [0x30], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x30, 0x80], [0x30, 0x88, 1]] {
            #expect(CertificateFlaw.names(in: bytes) == nil)
        }
    }
}
