import NIOCore
import NIOSSL
import NIOTLS

/// Waits behind a fresh TLS client for its handshake to end, for no longer than its own limit, then leaves.
///
/// A class, because NIO's handlers are; it lives on the event loop of its connection.
final class TLSHandshake: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let origin: Origin
    private let limit: Duration
    private var done: EventLoopPromise<TLSConnection>?
    private var timer: Scheduled<Void>?

    private init(origin: Origin, limit: Duration, done: EventLoopPromise<TLSConnection>) {
        self.origin = origin
        self.limit = limit
        self.done = done
    }

    /// Begins TLS on a connection that is up; fails with the library's error, or `tls` and `timeout` of its own.
    static func begin(
        on channel: any Channel, to origin: Origin, context: NIOSSLContext, limit: Duration
    ) -> EventLoopFuture<TLSConnection> {
        let done = channel.eventLoop.makePromise(of: TLSConnection.self)
        do {
            let pipeline = channel.pipeline.syncOperations
            let client = try NIOSSLClientHandler(context: context, serverHostname: origin.host.name)
            try pipeline.addHandler(TLSHandshake(origin: origin, limit: limit, done: done), position: .first)
            try pipeline.addHandler(client, position: .first)
        } catch {
            channel.close(promise: nil)
            done.fail(error)
        }
        return done.futureResult
    }

    func handlerAdded(context: ChannelHandlerContext) {
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(limit.nanoseconds)) {
            self.fail(
                EgressError.timeout("The TLS handshake with \(self.origin) took longer than \(self.limit.inWords)."),
                context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        context.fireUserInboundEventTriggered(event)
        guard case .handshakeCompleted? = event as? TLSUserEvent else { return }
        timer?.cancel()
        let done = take()
        let agreed = Self.agreed(in: context.pipeline.syncOperations)
        context.pipeline.syncOperations.removeHandler(self).whenComplete { _ in done?.succeed(agreed) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(error, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(EgressError.tls(origin, "the server closed the connection during the handshake"), context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        take()?.fail(EgressError.cancelled)
    }

    /// What the handshake that just ended came to.
    private static func agreed(in pipeline: ChannelPipeline.SynchronousOperations) -> TLSConnection {
        let client = try? pipeline.handler(type: NIOSSLClientHandler.self)
        let version =
            switch client?.tlsVersion {
            case .tlsv13: "TLS 1.3"
            case .tlsv12: "TLS 1.2"
            default: "TLS"
            }
        return TLSConnection(version: version, certificate: client?.peerCertificate.map(PeerCertificate.init))
    }

    private func take() -> EventLoopPromise<TLSConnection>? {
        defer { done = nil }
        return done
    }

    private func fail(_ error: any Error, _ context: ChannelHandlerContext) {
        timer?.cancel()
        take()?.fail(error)
        context.close(promise: nil)
    }
}
