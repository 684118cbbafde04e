import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// An HTTP client that can reach exactly one address for exactly one host.
///
/// A class, because it owns a client that has to be shut down.
final class PinnedClient: Sendable {
    /// What makes two calls share a client.
    struct Key: Hashable, Sendable {
        let host: Host
        let address: IPAddress
        /// Whose certificate authority is trusted beside the system's; nil for none.
        let authority: Origin?
        let isSecure: Bool
        let connect: Duration
        let body: Int
    }

    private let client: HTTPClient
    private let book = CallBook()

    init(_ key: Key, tls: TLSConfiguration) {
        self.client = HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton),
            configuration: Self.configuration(key, tls: tls, book: book))
    }

    deinit {
        // A client must not be released while it is up; shutting down keeps it alive until it is done.
        client.shutdown { _ in }
    }

    /// Sends the request and returns as soon as the header section is there; the caller bounds the whole.
    func execute(_ request: EgressRequest, as call: CallRecord) async throws -> HTTPClientResponse {
        let key = book.enter(call)
        defer { book.leave(key) }
        var outgoing = HTTPClientRequest(url: request.url.origin.description + key)
        outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
        if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
        return try await client.execute(outgoing, deadline: .distantFuture)
    }

    private static func configuration(
        _ key: Key, tls: TLSConfiguration, book: CallBook
    ) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls, redirectConfiguration: .disallow,
            timeout: .init(connect: .nanoseconds(key.connect.nanoseconds)), proxy: nil,
            decompression: .enabled(limit: .size(key.body)))
        configuration.httpVersion = .http1Only
        configuration.maximumUsesPerConnection = 1
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
        configuration.tracing.tracer = nil
        if let name = key.host.name { configuration.dnsOverride = [name: key.address.description] }
        let address = key.address
        configuration.http1_1ConnectionDebugInitializer = { channel in
            Self.secure(channel, pinned: address, book: book)
        }
        return configuration
    }

    /// The second net: a connection to any other address is closed before a byte of HTTP is written.
    private static func secure(_ channel: any Channel, pinned: IPAddress, book: CallBook) -> EventLoopFuture<Void> {
        let remote = channel.remoteAddress.flatMap(IPAddress.init(socketAddress:))
        guard remote == pinned else {
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(
                EgressError(
                    .denied, "The connection reached another address than the one that was checked.",
                    advice: "Report this; nothing was sent."))
        }
        return channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            do {
                let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
                let decompressor = try pipeline.handler(type: NIOHTTPResponseDecompressor.self)
                let connection = ConnectionGuard(book: book)
                try pipeline.addHandler(connection, position: .after(decoder))
                try pipeline.addHandler(BodyGuard(connection: connection), position: .after(decompressor))
            } catch {
                channel.close(promise: nil)
                throw error
            }
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
