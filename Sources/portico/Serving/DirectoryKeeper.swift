import Foundation
import Gate
import Logging
import ServiceLifecycle
import Storage
import TokenDesk

/// Keeps what is known of an API's resources and groups fresh: read at the start, every minute, and when a form asks.
///
/// An actor because the clock and the forms of several users ask for the same lists.
actor DirectoryKeeper: Service {
    /// Seconds between two readings by the clock.
    static let interval = 60
    /// Seconds within which a list is fresh enough for a form.
    static let freshness: TimeInterval = 10
    /// Seconds until the next attempt after one that failed, while the API may just be starting.
    private static let patience = 2
    /// Attempts in a row that are soon made again.
    private static let soonAgain = 5

    private let api: String
    private let rules: RulesKeeper
    private let source: Source
    private let store: Store
    private let logger: Logger
    private let now: @Sendable () -> Date
    private let pause: @Sendable (_ seconds: Int) async throws -> Void
    private var known: ResourceDirectory?
    private var readAt: Date?
    private var failures = 0
    private var reading: Task<Void, Never>?

    /// Reads all lists once from the API, by its description.
    typealias Source = @Sendable (_ rules: GateRules) async throws(ResourceReadingError) -> ResourceDirectory

    /// - Parameters:
    ///   - api: the API's name in the catalog.
    ///   - rules: the description in force.
    ///   - source: what reads the lists.
    ///   - store: where they are kept for the next start.
    ///   - logger: told of failures and changes.
    ///   - now: the clock.
    ///   - pause: waits so many seconds.
    init(
        api: String, rules: RulesKeeper, source: @escaping Source, store: Store, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() },
        pause: @escaping @Sendable (_ seconds: Int) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
    ) {
        self.api = api
        self.rules = rules
        self.source = source
        self.store = store
        self.logger = logger
        self.now = now
        self.pause = pause
    }

    /// Reads until the server stops; after a failure soon again, as the API may just be starting.
    func run() async throws {
        await restore()
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await refresh()
            let seconds = (1...Self.soonAgain).contains(failures) ? Self.patience : Self.interval
            try? await cancelWhenGracefulShutdown { [pause] in try await pause(seconds) }
        }
        reading?.cancel()
    }

    /// Reads the lists if they were not read within the last ten seconds; several callers wait for one reading.
    func refresh() async {
        if let reading { return await reading.value }
        // A clock that was set back does not make an old list fresh.
        if let readAt, (0..<Self.freshness).contains(now().timeIntervalSince(readAt)) { return }
        let task = Task { await read() }
        reading = task
        await task.value
        reading = nil
    }

    /// What was kept from the last time, until the API answers.
    private func restore() async {
        guard let kept = try? await store.resources.directory(of: api), !kept.kinds.isEmpty else { return }
        known = kept
        store.tokens.setDirectory(kept, of: api)
    }

    private func read() async {
        guard let rules = rules.current, !ResourceSource.all(in: rules.document).isEmpty else { return }
        let directory: ResourceDirectory
        do throws(ResourceReadingError) { directory = try await source(rules) } catch {
            failures += 1
            // What was known stays in force: an API that is down does not widen or narrow anybody's rights.
            logger.warning("resources cannot be read", metadata: ["api": "\(api)", "problem": "\(error.message)"])
            return
        }
        failures = 0
        readAt = now()
        guard directory != known else { return }
        do throws(StoreError) {
            try await store.resources.replace(directory, of: api)
            store.tokens.setDirectory(directory, of: api)
            known = directory
            logger.info("resources read", metadata: ["api": "\(api)", "kinds": "\(directory.kinds.count)"])
        } catch {
            logger.warning("resources cannot be kept", metadata: ["api": "\(api)", "problem": "\(error.message)"])
        }
    }
}
