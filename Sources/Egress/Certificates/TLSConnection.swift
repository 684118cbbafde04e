/// What was agreed upon in the TLS handshake of a call.
public struct TLSConnection: Hashable, Sendable {
    /// `TLS 1.3` or `TLS 1.2`.
    public var version: String
    /// The server's own certificate.
    public var certificate: PeerCertificate?
    /// Whether Portico had a certificate of its own to show to this origin.
    public var offersClientCertificate: Bool

    /// A connection of parts, for stored exchanges and twins of the transport.
    public init(version: String, certificate: PeerCertificate? = nil, offersClientCertificate: Bool = false) {
        self.version = version
        self.certificate = certificate
        self.offersClientCertificate = offersClientCertificate
    }
}
