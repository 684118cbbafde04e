import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A loopback listener that logs every byte it gets and answers with bytes of the test's choice.
final class RawListener: Sendable {
    /// What is written once a request's header section has come, and whether the connection ends then.
    struct Script: Sendable {
        var chunks: [[UInt8]]
        var pause: Duration = .zero
        var closes = true

        init(_ text: String, closes: Bool = true) {
            self.chunks = [Array(text.utf8)]
            self.closes = closes
        }

        init(chunks: [[UInt8]], pause: Duration = .zero, closes: Bool = true) {
            self.chunks = chunks
            self.pause = pause
            self.closes = closes
        }

        static let silence = Script(chunks: [], closes: false)
        static let ok = Script("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    }

    struct Log: Sendable {
        var connections = 0
        var closed = 0
        var requests: [String] = []
    }

    let port: Int
    private let channel: any Channel
    private let journal: Journal

    /// What has come so far.
    var log: Log { journal.state.withLock { $0 } }

    /// Listens on a free port of `host`, with TLS when a configuration is given; `greeting` is sent unasked.
    static func start(
        host: String = "127.0.0.1", tls: TLSConfiguration? = nil, greeting: String? = nil,
        script: @escaping @Sendable (String) -> Script
    ) async throws -> RawListener {
        let journal = Journal()
        let context = try tls.map { try NIOSSLContext(configuration: $0) }
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    journal.state.withLock { $0.connections += 1 }
                    if let context {
                        try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try child.pipeline.syncOperations.addHandler(
                        Responder(journal: journal, greeting: greeting, script: script))
                }
            }
            .bind(host: host, port: 0).get()
        return RawListener(channel: channel, port: channel.localAddress?.port ?? 0, journal: journal)
    }

    static func start(_ script: Script) async throws -> RawListener { try await start { _ in script } }

    private init(channel: any Channel, port: Int, journal: Journal) {
        self.channel = channel
        self.port = port
        self.journal = journal
    }

    func stop() async { try? await channel.close() }

    /// Waits until the log satisfies `condition`; false when it never does, which a busy machine is given much time for.
    func waits(until condition: (Log) -> Bool) async -> Bool {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            if condition(log) { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return condition(log)
    }

    final class Journal: Sendable {
        let state = Mutex(Log())
    }
}

private final class Responder: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let journal: RawListener.Journal
    private let greeting: String?
    private let script: @Sendable (String) -> RawListener.Script
    private var received: [UInt8] = []
    private var hasAnswered = false

    init(
        journal: RawListener.Journal, greeting: String?, script: @escaping @Sendable (String) -> RawListener.Script
    ) {
        self.journal = journal
        self.greeting = greeting
        self.script = script
    }

    func channelActive(context: ChannelHandlerContext) {
        if let greeting { context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: greeting)), promise: nil) }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += Array(unwrapInboundIn(data).readableBytesView)
        let text = String(decoding: received, as: UTF8.self)
        guard !hasAnswered, let end = text.utf8Range(ofHeadIn: received) else { return }
        guard received.count - end >= text.contentLength else { return }
        hasAnswered = true
        journal.state.withLock { $0.requests.append(text) }
        let script = script(text)
        write(script.chunks[...], script, context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        journal.state.withLock { $0.closed += 1 }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func write(_ chunks: ArraySlice<[UInt8]>, _ script: RawListener.Script, _ context: ChannelHandlerContext) {
        guard let first = chunks.first else {
            if script.closes { context.close(promise: nil) }
            return
        }
        let rest = chunks.dropFirst()
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: first)), promise: nil)
        if script.pause == .zero {
            write(rest, script, context)
        } else {
            context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(script.pause)) {
                if context.channel.isActive { self.write(rest, script, context) }
            }
        }
    }
}

extension String {
    fileprivate func utf8Range(ofHeadIn bytes: [UInt8]) -> Int? {
        let mark = Array("\r\n\r\n".utf8)
        guard bytes.count >= 4 else { return nil }
        return (0...(bytes.count - 4)).first { Array(bytes[$0..<($0 + 4)]) == mark }.map { $0 + 4 }
    }

    fileprivate var contentLength: Int {
        for line in split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
            return Int(line.dropFirst(15).filter { $0 != " " }) ?? 0
        }
        return 0
    }
}
