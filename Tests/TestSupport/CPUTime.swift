import Foundation

/// The processor time that the calling thread spends on a piece of work: what waits for a lock, for a core or for other
/// tests does not count, so that a bound on it says something about the work.
public func processorTime<R>(of work: () throws -> R) rethrows -> (result: R, time: Duration) {
    let start = threadTime()
    let result = try work()
    return (result, threadTime() - start)
}

private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
