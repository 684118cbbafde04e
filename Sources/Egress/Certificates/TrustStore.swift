import NIOSSL
import Synchronization

/// The TLS contexts, each made once: the system's authorities for every origin, further ones and certificates of one's own
/// for theirs alone (X12).
///
/// A class, because all calls share it.
final class TrustStore: Sendable {
    private struct State {
        var common: NIOSSLContext?
        var own: [Origin: NIOSSLContext] = [:]
    }

    private let authorities: [Origin: CertificateAuthority]
    private let certificates: [Origin: ClientCertificate]
    private let state = Mutex(State())

    init(_ authorities: [Origin: CertificateAuthority], certificates: [Origin: ClientCertificate]) {
        self.authorities = authorities
        self.certificates = certificates
    }

    /// Whether there is a certificate to show to an origin that asks for one.
    func hasCertificate(for origin: Origin) -> Bool { certificates[origin] != nil }

    /// The context for an origin; `unavailable` when TLS cannot be set up at all.
    func context(for origin: Origin) throws(EgressError) -> NIOSSLContext {
        let (authority, certificate) = (authorities[origin], certificates[origin])
        let isCommon = authority == nil && certificate == nil
        let context: NIOSSLContext? = state.withLock { state in
            if let made = isCommon ? state.common : state.own[origin] { return made }
            let made = Self.made(authority, certificate)
            if isCommon { state.common = made } else { state.own[origin] = made }
            return made
        }
        guard let context else {
            throw EgressError(
                .unavailable, "TLS could not be set up.", advice: "Check the system's certificates (ca-certificates).")
        }
        return context
    }

    private static func made(_ authority: CertificateAuthority?, _ certificate: ClientCertificate?) -> NIOSSLContext? {
        var configuration = configuration(authority)
        certificate?.present(in: &configuration)
        if let context = try? NIOSSLContext(configuration: configuration) { return context }
        // A system without any certificates: an origin with an authority of its own needs none of them.
        guard let authority else { return nil }
        configuration.trustRoots = .certificates(authority.certificates)
        return try? NIOSSLContext(configuration: configuration)
    }

    private static func configuration(_ authority: CertificateAuthority?) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        if let authority { configuration.additionalTrustRoots = [.certificates(authority.certificates)] }
        return configuration
    }
}
