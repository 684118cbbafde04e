import Egress
import Foundation
import Markup

/// **Request duration**, split by phases, with the connection and the server's certificate behind it.
struct ConnectionBlock {
    let duration: Duration
    let connection: ShownConnection?

    func write(into html: inout HTML) {
        html.element(.div, .class("result-block")) { html in
            html.element(.h3, text: "Request duration")
            html.element(.p, .class("small"), text: Count.duration(duration))
            guard let connection else { return }
            html.element(.details, .class("connection")) { html in
                html.element(.summary, .class("fold"), text: "Timing and connection")
                html.wire(Self.phases(connection.timing), label: "Timing")
                html.wire(Self.facts(connection), label: "Connection")
                if let certificate = connection.tls?.certificate {
                    html.element(.h4, text: "Certificate of the server")
                    html.wire(Self.facts(certificate), label: "Certificate")
                }
            }
        }
    }

    private static func phases(_ timing: Timing) -> [ShownField] {
        [
            ("Name", timing.resolve), ("Connection", timing.connect), ("TLS", timing.handshake),
            ("First byte", timing.firstByte), ("Body", timing.body), ("Total", timing.total),
        ].map { ShownField($0.0, Count.duration($0.1)) }
    }

    private static func facts(_ connection: ShownConnection) -> [ShownField] {
        let version = [connection.version, connection.tls?.version].compactMap { $0 }.joined(separator: ", ")
        var facts = [ShownField("Remote address", connection.remoteAddress), ShownField("Protocol", version)]
        if connection.tls?.offersClientCertificate == true {
            facts.append(ShownField("Client certificate", "offered to this origin"))
        }
        return facts
    }

    private static func facts(_ certificate: PeerCertificate) -> [ShownField] {
        [
            ShownField("Subject", certificate.subject), ShownField("Issuer", certificate.issuer),
            ShownField("Valid", "\(day(certificate.validFrom)) to \(day(certificate.validUntil))"),
            ShownField("Names", certificate.names.joined(separator: ", ")),
        ]
    }

    private static func day(_ seconds: Int) -> String {
        // What a certificate says may be beyond what dates are printed for.
        RelativeTime.exact(Date(timeIntervalSince1970: Double(min(max(seconds, 0), 253_402_300_799))))
    }
}
