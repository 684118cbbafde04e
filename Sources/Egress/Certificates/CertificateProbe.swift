import NIOCore
import NIOPosix
import NIOSSL

/// A second handshake with a server whose certificate was refused, only to name the flaw: it never succeeds and
/// sends nothing but its hello, to the address that was checked.
enum CertificateProbe {
    /// The flaw in words; the general one when the server shows no certificate this time.
    static func flaw(of origin: Origin, at address: IPAddress, within limit: Duration = .seconds(2)) async -> String {
        let presented = OneShot<NIOSSLCertificate?>()
        let loop = MultiThreadedEventLoopGroup.singleton.any()
        guard let context = try? NIOSSLContext(configuration: .makeClientConfiguration()),
            let target = try? SocketAddress(ipAddress: address.description, port: origin.port)
        else { return CertificateFlaw.unverified }
        let connecting = ClientBootstrap(group: loop)
            .connectTimeout(.nanoseconds(limit.nanoseconds))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = try NIOSSLClientHandler(
                        context: context, serverHostname: origin.host.name,
                        customVerificationCallback: { chain, promise in
                            presented.fulfil(chain.first)
                            promise.succeed(.failed)
                        })
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
            .connect(to: target)
        connecting.whenSuccess { channel in channel.closeFuture.whenComplete { _ in presented.fulfil(nil) } }
        connecting.whenFailure { _ in presented.fulfil(nil) }
        loop.scheduleTask(in: .nanoseconds(limit.nanoseconds)) { presented.fulfil(nil) }
        let leaf = await presented.value
        connecting.whenSuccess { channel in channel.close(promise: nil) }
        return CertificateFlaw.describe(leaf)
    }
}
