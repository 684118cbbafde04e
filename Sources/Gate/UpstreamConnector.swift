import Egress
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Opens connections to the one origin behind the gate, on the event loop of the client's connection.
struct UpstreamConnector: Sendable {
    /// The value of the `Host` field.
    let authority: String
    private let origin: Origin
    private let host: String
    private let limits: GateLimits
    private let tls: NIOSSLContext?

    /// - Parameter certificateFile: a PEM file with the authorities trusted beside those of the system; nil for none.
    init(origin: Origin, certificateFile: String? = nil, limits: GateLimits) throws {
        self.origin = origin
        self.limits = limits
        authority = origin.authority
        let text = origin.host.description
        host = text.hasPrefix("[") ? String(text.dropFirst().dropLast()) : text
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = ["http/1.1"]
        if let certificateFile {
            let certificates = try NIOSSLCertificate.fromPEMFile(certificateFile)
            configuration.additionalTrustRoots = [.certificates(certificates)]
        }
        tls = origin.scheme == .https ? try NIOSSLContext(configuration: configuration) : nil
    }

    /// A connection that serves requests of the pool's event loop.
    func connect(on eventLoop: any EventLoop, pool: NIOLoopBound<UpstreamPool>) -> EventLoopFuture<any Channel> {
        bootstrap(on: eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try configure(channel, pool.value) }
            }
            .connect(host: host, port: origin.port)
    }

    /// Whether the API's port takes connections at the moment.
    func probe(on eventLoop: any EventLoop) async -> Bool {
        guard let channel = try? await bootstrap(on: eventLoop).connect(host: host, port: origin.port).get() else {
            return false
        }
        channel.close(promise: nil)
        return true
    }

    private func bootstrap(on eventLoop: any EventLoop) -> ClientBootstrap {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(limits.connectTime)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
    }

    private func configure(_ channel: any Channel, _ pool: UpstreamPool) throws {
        let pipeline = channel.pipeline.syncOperations
        if let tls {
            let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
            try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host))
        }
        var decoding = NIOHTTPDecoderLimitConfiguration()
        decoding.maxHeaderFieldSize = limits.headerBytes
        decoding.maxHeaderListSize = limits.headerBytes * 2
        decoding.maxHeaderFieldCount = limits.headerFields * 2
        var encoding = HTTPRequestEncoder.Configuration()
        encoding.automaticallySetFramingHeaders = false
        let encoder = HTTPRequestEncoder(configuration: encoding)
        let decoder = ByteToMessageHandler(
            HTTPResponseDecoder(
                leftOverBytesStrategy: .forwardBytes, informationalResponseStrategy: .forward,
                limitConfiguration: decoding))
        try pipeline.addHandler(encoder)
        try pipeline.addHandler(decoder)
        try pipeline.addHandler(UpstreamRelay(pool: pool, codec: [encoder, decoder]))
    }
}
