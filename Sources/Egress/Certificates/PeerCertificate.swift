import NIOSSL

/// What a server's certificate says of it, for people to read; it was verified before.
public struct PeerCertificate: Hashable, Sendable {
    /// As RFC 4514 writes names.
    public var subject: String
    /// As RFC 4514 writes names.
    public var issuer: String
    /// Seconds since 1970.
    public var validFrom: Int
    /// Seconds since 1970.
    public var validUntil: Int
    /// DNS names and addresses it is for.
    public var names: [String]

    /// The most names that are kept.
    static let nameLimit = 100

    /// A certificate of parts, for stored exchanges and twins of the transport.
    public init(subject: String, issuer: String, validFrom: Int, validUntil: Int, names: [String]) {
        self.subject = subject
        self.issuer = issuer
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.names = names
    }

    init(_ certificate: NIOSSLCertificate) {
        let names = (try? certificate.toDERBytes()).flatMap { CertificateFlaw.names(in: $0) }
        self.init(
            subject: names.map { DistinguishedName.text($0.subject) } ?? "",
            issuer: names.map { DistinguishedName.text($0.issuer) } ?? "",
            validFrom: Int(certificate.notValidBefore), validUntil: Int(certificate.notValidAfter),
            names: certificate._subjectAlternativeNames().prefix(Self.nameLimit).compactMap(Self.text))
    }

    private static func text(_ name: _SubjectAlternativeName) -> String? {
        let bytes = Array(name.contents)
        switch name.nameType {
        case .dnsName: return String(decoding: bytes.prefix(253), as: UTF8.self)
        case .ipAddress: return IPAddress(bytes: bytes)?.description
        default: return nil
        }
    }
}
