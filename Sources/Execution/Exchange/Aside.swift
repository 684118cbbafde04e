/// Where what takes long is done, so that no event loop and none of the connections on it wait for it.
public enum Aside {
    /// Bytes of a body from which on it takes long to check or to show.
    public static let largeBytes = 65_536

    /// Does it on the threads for tasks, when it takes long; else right where the caller is.
    public static func run<Value, Failure: Error>(
        if isLong: Bool, _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        try await withTaskExecutorPreference(isLong ? globalConcurrentExecutor : nil, operation: body)
    }
}
