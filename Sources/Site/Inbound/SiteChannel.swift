import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// Sets a connection up: the site's watch nearest to the network, then Hummingbird's HTTP/1.1.
struct SiteChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let responder: HTTPChannelHandler.Responder
    let limits: InboundLimits
    let ledger: PeerLedger

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let watch = ByteWatch(limits: limits, ledger: ledger)
        do { try channel.pipeline.syncOperations.addHandler(watch) } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
        let bound = NIOLoopBound(watch, eventLoop: channel.eventLoop)
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ExchangeWatch(bound.value)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerBytes / 2, maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.headerFields))
        return HTTP1Channel(responder: responder, configuration: configuration).setup(channel: channel, logger: logger)
    }

    func handle(value: Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await HTTP1Channel(responder: responder).handle(value: value, logger: logger)
        }
    }
}
