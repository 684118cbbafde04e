import Foundation
import Gate
import Logging
import Storage
import Synchronization
import Testing
import TokenDesk

@testable import portico

@Suite("Keeping lists of resources fresh")
struct DirectoryKeeperTests {
    /// A keeper whose clock, pauses and API are the test's.
    private final class Stage: Sendable {
        struct State {
            var now = Date(timeIntervalSince1970: 1_772_436_600)
            var readings = 0
            var isFailing = false
            var kinds = ["vehicle"]
        }

        let state = Mutex(State())
        let pauses: AsyncStream<Int>
        private let told: AsyncStream<Int>.Continuation
        private let goOn: AsyncStream<Void>
        private let letGo: AsyncStream<Void>.Continuation

        init() {
            (pauses, told) = AsyncStream.makeStream()
            (goOn, letGo) = AsyncStream.makeStream()
        }

        /// One reading of all lists.
        func directory() throws(ResourceReadingError) -> ResourceDirectory {
            let (kinds, isFailing) = state.withLock {
                $0.readings += 1
                return ($0.kinds, $0.isFailing)
            }
            if isFailing { throw .status(503) }
            return ResourceDirectory(
                kinds: kinds.map { .init(name: $0, title: $0, groupsTitle: "", resources: [], groups: []) })
        }

        /// Tells how long the keeper wants to wait, and lets the time pass when the test says so.
        func pause(_ seconds: Int) async throws {
            told.yield(seconds)
            for await _ in goOn { break }
            try Task.checkCancellation()
            state.withLock { $0.now += TimeInterval(seconds) }
        }

        func endPause() { letGo.yield() }
        func advance(_ seconds: TimeInterval) { state.withLock { $0.now += seconds } }
        var readings: Int { state.withLock(\.readings) }
    }

    private static func keeper(on stage: Stage) async throws -> (keeper: DirectoryKeeper, store: Store) {
        let folder = NSTemporaryDirectory() + "portico-directory-" + UUID().uuidString
        let key = try ServerKey(environmentValue: Data(repeating: 1, count: 32).base64EncodedString())
        let store = try Store(folder: folder, key: key)
        let rules = RulesKeeper(address: "http://127.0.0.1:1", basePath: "", isShown: false)
        _ = rules.take(try await ResourceReaderTests.rules().document)
        var logger = Logger(label: "portico tests")
        logger.logLevel = .critical
        let keeper = DirectoryKeeper(
            api: "fleet", rules: rules, source: { _ async throws(ResourceReadingError) in try stage.directory() },
            store: store, logger: logger, now: { stage.state.withLock(\.now) }, pause: stage.pause)
        return (keeper, store)
    }

    @Test("Lists are read at the start and every minute; after a failure soon again, but not for ever")
    func schedule() async throws {
        let stage = Stage()
        let (keeper, store) = try await Self.keeper(on: stage)
        let running = Task { try await keeper.run() }
        var pauses = stage.pauses.makeAsyncIterator()
        #expect(await pauses.next() == 60)
        #expect(stage.readings == 1)
        stage.state.withLock { $0.isFailing = true }
        var waited: [Int?] = []
        for _ in 0..<7 {
            stage.endPause()
            waited.append(await pauses.next())
        }
        #expect(waited == [2, 2, 2, 2, 2, 60, 60])
        #expect(stage.readings == 8)
        // What was known stays while the API is down.
        #expect(try await store.resources.directory(of: "fleet").kinds.map(\.name) == ["vehicle"])
        stage.state.withLock { ($0.isFailing, $0.kinds) = (false, ["line"]) }
        stage.endPause()
        #expect(await pauses.next() == 60)
        #expect(try await store.resources.directory(of: "fleet").kinds.map(\.name) == ["line"])
        running.cancel()
        stage.endPause()
        try await running.value
    }

    @Test("A form gets lists that are at most ten seconds old, whatever the clock does")
    func freshness() async throws {
        let stage = Stage()
        let (keeper, _) = try await Self.keeper(on: stage)
        for (step, readings) in [(0.0, 1), (9.9, 1), (0.1, 2), (5, 2), (-60, 3), (1, 3)] as [(TimeInterval, Int)] {
            stage.advance(step)
            await keeper.refresh()
            #expect(stage.readings == readings, "after \(step)")
        }
    }

    @Test("After a failure the next form asks again")
    func retry() async throws {
        let stage = Stage()
        stage.state.withLock { $0.isFailing = true }
        let (keeper, _) = try await Self.keeper(on: stage)
        await keeper.refresh()
        stage.state.withLock { $0.isFailing = false }
        await keeper.refresh()
        await keeper.refresh()
        #expect(stage.readings == 2)
    }
}
