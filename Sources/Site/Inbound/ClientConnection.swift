import NIOCore

/// The connection that a request came on, whose other end may go away while the request is worked on.
struct ClientConnection: Sendable {
    let channel: any Channel
    /// Where tasks of its own are to run.
    let executor: LoopExecutor

    init(channel: any Channel) {
        self.channel = channel
        executor = LoopExecutor(channel.eventLoop)
    }

    /// Cancels a task when the client goes away before its answer has ended.
    func cancelOnLeaving<Value: Sendable>(_ task: Task<Value, any Error>) {
        channel.eventLoop.execute {
            let watch = try? channel.pipeline.syncOperations.handler(type: ExchangeWatch.self)
            watch?.onLeaving { task.cancel() }
        }
    }

    /// Runs what ends with the client's going away, and with the caller's being cancelled.
    func run<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task(executorPreference: executor) { try await operation() }
        cancelOnLeaving(task)
        return try await withTaskCancellationHandler {
            try await task.value
        } onCancel: {
            task.cancel()
        }
    }
}
