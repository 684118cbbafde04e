import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// An HTTP client that can reach exactly one address for exactly one route.
///
/// The library connects and speaks HTTP; the tunnel through a proxy and TLS are set up here between the two, so that
/// each has a time limit of its own. A class, because it owns a client that has to be shut down.
final class PinnedClient: Sendable {
    /// What makes two calls share a client.
    struct Key: Hashable, Sendable {
        let route: Route
        /// Of the route's peer.
        let address: IPAddress
        let connect: Duration
        let handshake: Duration
        var offersCertificate = false
    }

    private let client: HTTPClient
    private let peer: Origin
    private let book = CallBook()

    /// A client; `context` for an origin with https.
    init(_ key: Key, context: NIOSSLContext?, loops: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
        self.peer = key.route.peer
        self.client = HTTPClient(
            eventLoopGroupProvider: .shared(loops),
            configuration: Self.configuration(key, context: context, book: book))
    }

    deinit {
        // A client must not be released while it is up; shutting down keeps it alive until it is done.
        client.shutdown { _ in }
    }

    /// Sends the request and returns as soon as the header section is there; the caller bounds the whole.
    func execute(
        _ request: EgressRequest, as call: CallRecord, clock: CallClock
    ) async throws -> HTTPClientResponse {
        let key = book.enter(call)
        defer { book.leave(key) }
        var outgoing = HTTPClientRequest(url: "http://\(peer.host):\(peer.port)" + key)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        if let stream = request.stream {
            let length = stream.length.map { HTTPClientRequest.Body.Length.known(Int64($0)) } ?? .unknown
            outgoing.body = .stream(BodyPieces(stream: stream, clock: clock), length: length)
        } else if !request.body.isEmpty {
            outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        }
        return try await client.execute(outgoing, deadline: .distantFuture)
    }

    private static func configuration(
        _ key: Key, context: NIOSSLContext?, book: CallBook
    ) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .nanoseconds(key.connect.nanoseconds)), proxy: nil)
        configuration.httpVersion = .http1Only
        configuration.maximumUsesPerConnection = 1
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
        configuration.tracing.tracer = nil
        if let name = key.route.peer.host.name { configuration.dnsOverride = [name: key.address.description] }
        configuration.http1_1ConnectionDebugInitializer = { channel in
            Self.prepare(channel, key, context: context, book: book)
        }
        return configuration
    }

    /// Before a byte of HTTP is written: the second net, by which a connection to any other address is closed; the
    /// guards; then the tunnel and TLS where the route has them.
    private static func prepare(
        _ channel: any Channel, _ key: Key, context: NIOSSLContext?, book: CallBook
    ) -> EventLoopFuture<Void> {
        let remote = channel.remoteAddress.flatMap(IPAddress.init(socketAddress:))
        guard remote == key.address else {
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(
                EgressError(
                    .denied, "The connection reached another address than the one that was checked.",
                    advice: "Report this; nothing was sent."))
        }
        return channel.eventLoop.flatSubmit {
            do {
                let connection = try addGuards(to: channel, book: book)
                let ready = NIOLoopBound(connection, eventLoop: channel.eventLoop)
                return secure(channel, key, ready, context: context)
            } catch {
                channel.close(promise: nil)
                return channel.eventLoop.makeFailedFuture(error)
            }
        }
    }

    private static func addGuards(to channel: any Channel, book: CallBook) throws -> ConnectionGuard {
        // A short answer comes in one piece, and a long one in large ones.
        try channel.syncOptions?.setOption(
            .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 2_048, initial: 16_384, maximum: 262_144))
        let pipeline = channel.pipeline.syncOperations
        let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
        let connection = ConnectionGuard(book: book)
        try pipeline.addHandler(connection, position: .after(decoder))
        let bodyDecoder = BodyDecoder(connection: connection)
        try pipeline.addHandler(bodyDecoder, position: .after(connection))
        try pipeline.addHandler(BodyGuard(connection: connection), position: .after(bodyDecoder))
        return connection
    }

    private static func secure(
        _ channel: any Channel, _ key: Key, _ connection: NIOLoopBound<ConnectionGuard>, context: NIOSSLContext?
    ) -> EventLoopFuture<Void> {
        guard let context else { return channel.eventLoop.makeSucceededVoidFuture() }
        let origin = key.route.origin
        let tunnel = key.route.proxy.map { proxy in
            // As long as the proxy may need to look the name up and to connect.
            ProxyTunnel.open(on: channel, to: origin, through: proxy, limit: key.connect + key.connect)
        }
        return (tunnel ?? channel.eventLoop.makeSucceededVoidFuture()).flatMap {
            connection.value.opened()
            return TLSHandshake.begin(on: channel, to: origin, context: context, limit: key.handshake)
        }.map { tls in
            var tls = tls
            tls.offersClientCertificate = key.offersCertificate
            connection.value.secured(tls)
        }
    }
}

extension Duration {
    /// Clamped to 0…292 years.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        return overflow ? .max : max(0, scaled &+ attoseconds / 1_000_000_000)
    }
}
