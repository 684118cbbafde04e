import Egress
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Opens connections to the one origin behind the gate, on the event loop of the client's connection.
struct UpstreamConnector: Sendable {
    private let origin: Origin
    private let limits: GateLimits
    private let tls: NIOSSLContext?

    init(origin: Origin, limits: GateLimits) throws {
        self.origin = origin
        self.limits = limits
        tls = origin.scheme == .https ? try NIOSSLContext(configuration: .makeClientConfiguration()) : nil
    }

    /// The value of the `Host` field.
    var authority: String { origin.authority }

    func connect(on eventLoop: any EventLoop) -> EventLoopFuture<any Channel> {
        let host = origin.host.description
        let isBracketed = host.hasPrefix("[")
        return ClientBootstrap(group: eventLoop)
            .connectTimeout(limits.connectTime)
            .channelOption(.socketOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try configure(channel) }
            }
            .connect(host: isBracketed ? String(host.dropFirst().dropLast()) : host, port: origin.port)
    }

    private func configure(_ channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        if let tls {
            let host = origin.host.description
            let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil || host.hasPrefix("[")
            try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: isAddress ? nil : host))
        }
        var decoding = NIOHTTPDecoderLimitConfiguration()
        decoding.maxHeaderFieldSize = limits.headerBytes
        decoding.maxHeaderListSize = limits.headerBytes * 2
        decoding.maxHeaderFieldCount = limits.headerFields * 2
        var encoding = HTTPRequestEncoder.Configuration()
        encoding.automaticallySetFramingHeaders = false
        try pipeline.addHandler(HTTPRequestEncoder(configuration: encoding))
        try pipeline.addHandler(
            ByteToMessageHandler(HTTPResponseDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: decoding)))
        try pipeline.addHandler(NIOHTTPRequestHeadersValidator())
        try pipeline.addHandler(UpstreamRelay())
    }
}
