import Logging
import ServiceLifecycle
import Storage

/// Deletes once a minute what has outlived its time: sessions, results, drafts.
struct Sweeper: Service {
    let store: Store
    let logger: Logger

    func run() async throws {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do { try await store.sweep() } catch {
                logger.warning("the store could not be swept", metadata: ["problem": "\(error.message)"])
            }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(60)) }
        }
    }
}
