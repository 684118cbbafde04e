import Foundation
import Synchronization

/// A thread of its own with a deep stack on which descriptions are read, so that neither an event loop nor the shared
/// pool of tasks waits for a large one, and nesting has room (THREATS S4, L5).
final class ReadingThread: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let waiting = DispatchSemaphore(value: 0)

    /// Bytes of stack: 8 MiB.
    private static let stackSize = 8 << 20

    /// Starts the thread; it lives as long as the process.
    init() {
        let thread = Thread { [self] in serve() }
        thread.stackSize = Self.stackSize
        thread.name = "descriptions"
        thread.start()
    }

    /// Queues a job behind those that wait.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        waiting.signal()
    }

    private func serve() {
        while true {
            waiting.wait()
            guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { continue }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
