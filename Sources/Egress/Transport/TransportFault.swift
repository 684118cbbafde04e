import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Turns what the libraries throw into what a person can act on.
enum TransportFault {
    /// What fails on the way concerns the route's peer, what fails behind it the origin.
    static func error(for fault: any Error, on route: Route, limits: EgressLimits) -> EgressError {
        let origin = route.origin
        return switch fault {
        case let error as EgressError: error
        case is CancellationError: .cancelled
        case let error as HTTPClientError: client(error, route, limits)
        case let error as IOError: socket(error.errnoCode, route.peer)
        case let error as NIOConnectionError:
            error.connectionErrors.first.map {
                self.error(for: $0.error, on: route, limits: limits)
            } ?? .nameNotFound(route.peer.host.description)
        case let error as NIOSSLError: handshake(error, origin)
        case is NIOSSLExtraError: .tls(origin, "its certificate is for another name")
        case is BoringSSLError: .broken(origin)
        case is HTTPParserError: .violation("sent something that is not HTTP/1.1")
        case let error as ChannelError: channel(error, route.peer)
        default: .unavailable(origin)
        }
    }

    private static func client(
        _ error: HTTPClientError, _ route: Route, _ limits: EgressLimits
    ) -> EgressError {
        switch error {
        case .cancelled, .requestStreamCancelled: .cancelled
        case .connectTimeout, .getConnectionFromPoolTimeout:
            .timeout("Connecting to \(route.peer) took longer than \(limits.connect.inWords).")
        case .remoteConnectionClosed, .uncleanShutdown: .disconnected(route.origin)
        default: .unavailable(route.origin)
        }
    }

    private static func socket(_ code: CInt, _ origin: Origin) -> EgressError {
        switch code {
        case ECONNREFUSED:
            EgressError(
                .refused, "\(origin) refused the connection: nobody listens on port \(origin.port).",
                advice: origin.host.isLocalhost
                    ? "Start the server; in a container, localhost is the container itself, and the machine around it "
                        + "is host.docker.internal."
                    : "Start the server, or correct the port.")
        case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL, EACCES, EPERM, EAFNOSUPPORT, EINVAL:
            EgressError(
                .unreachable, "There is no way from here to \(origin).",
                advice: "Check the network, a VPN or a firewall between Portico and the server.")
        case ETIMEDOUT: .timeout("Connecting to \(origin) took too long.")
        default: .disconnected(origin)
        }
    }

    private static func channel(_ error: ChannelError, _ origin: Origin) -> EgressError {
        switch error {
        case .connectTimeout: .timeout("Connecting to \(origin) took too long.")
        default: .disconnected(origin)
        }
    }

    private static func handshake(_ error: NIOSSLError, _ origin: Origin) -> EgressError {
        switch error {
        case .handshakeFailed(let reason): .tls(origin, handshakeReason(String(describing: reason)))
        case .unableToValidateCertificate, .noCertificateToValidate:
            .tls(origin, "its certificate is for another name")
        case .uncleanShutdown: .disconnected(origin)
        default: .broken(origin)
        }
    }

    private static func handshakeReason(_ text: String) -> String {
        if text.contains("CERTIFICATE_VERIFY_FAILED") { return CertificateFlaw.unverified }
        if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
            return "the port answers without TLS"
        }
        if text.contains("PROTOCOL_VERSION") || text.contains("UNSUPPORTED_PROTOCOL") {
            return "it speaks no TLS version from 1.2 on"
        }
        if text.contains("CERTIFICATE_REQUIRED") { return "it asks for another client certificate" }
        return "the handshake failed"
    }
}

extension EgressError {
    static func tls(_ origin: Origin, _ problem: String) -> EgressError {
        EgressError(
            .tls, "No secure connection to \(origin): \(problem). Nothing of the request was sent.",
            advice: "Correct the server's certificate, or have the operator trust its authority for this origin.")
    }

    /// After the handshake: the request may have been sent.
    fileprivate static func broken(_ origin: Origin) -> EgressError {
        EgressError(
            .tls, "The encrypted connection to \(origin) broke off.",
            advice: "The server may ask for a client certificate: the operator gives one by --client-certificate.")
    }

    static func disconnected(_ origin: Origin) -> EgressError {
        EgressError(
            .disconnected, "\(origin) closed the connection before its answer was complete.",
            advice: "Look into the server's log, then try again.")
    }

    fileprivate static func unavailable(_ origin: Origin) -> EgressError {
        EgressError(.unavailable, "The call to \(origin) failed inside Portico.", advice: "Try again.")
    }
}
