import NIOSSL

/// A certificate authority that is trusted for one origin beside those of the system (X12).
public struct CertificateAuthority: Sendable {
    let certificates: [NIOSSLCertificate]

    /// Reads one or more certificates in PEM; `tls` when there is none.
    public init(pem: [UInt8]) throws(EgressError) {
        let certificates = try? NIOSSLCertificate.fromPEMBytes(pem)
        guard let certificates, !certificates.isEmpty else {
            throw EgressError(
                .tls, "The certificate authority is no PEM certificate.",
                advice: "Give a file that begins with -----BEGIN CERTIFICATE-----.")
        }
        self.certificates = certificates
    }
}
