import Egress
import SourceTree

extension TLSConnection {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("version", version)
        builder.field("offersClientCertificate", offersClientCertificate)
        if let certificate {
            builder.field("subject", certificate.subject)
            builder.field("issuer", certificate.issuer)
            builder.field("validFrom", certificate.validFrom)
            builder.field("validUntil", certificate.validUntil)
            builder.list("names", certificate.names) { $1.string($0) }
        }
        builder.end()
    }

    init?(decoding node: Node) {
        guard let version = node["version"]?.string else { return nil }
        var certificate: PeerCertificate?
        if let subject = node["subject"]?.string, let issuer = node["issuer"]?.string {
            certificate = PeerCertificate(
                subject: subject, issuer: issuer, validFrom: node["validFrom"]?.integer ?? 0,
                validUntil: node["validUntil"]?.integer ?? 0, names: node["names"].list(\.string))
        }
        self.init(
            version: version, certificate: certificate,
            offersClientCertificate: node["offersClientCertificate"]?.boolean ?? false)
    }
}
