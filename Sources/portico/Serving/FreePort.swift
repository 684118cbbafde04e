import Foundation
import NIOCore
import NIOPosix

/// Finds out which port a service will listen on before it listens, as addresses have to be known first.
enum FreePort {
    /// `port` itself, or for 0 one that is free now; throws a ``UsageError`` when the port cannot be had.
    static func take(_ port: Int, host: String, flag: String) async throws -> Int {
        let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        do {
            let channel = try await bootstrap.bind(host: host, port: port).get()
            let taken = channel.localAddress?.port ?? port
            try await channel.close().get()
            return taken
        } catch {
            throw UsageError(
                "Port \(port) of \(host) cannot be listened on; another program may have it. Choose one: \(flag) N")
        }
    }
}
