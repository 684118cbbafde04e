import NIOCore

/// Runs the tasks of a connection on the event loop that its bytes come and go on: to hand each step of a call to another
/// thread and back takes longer than most steps do. What takes long is done elsewhere, see ``PromptMiddleware``.
///
/// A class, because executors are.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    /// Queues a job behind what the loop has to do already.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // Whoever made the task need not keep the executor until its last job has run.
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
