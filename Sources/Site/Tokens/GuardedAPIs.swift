/// The APIs that a gate stands before, for which tokens can be made.
public struct GuardedAPIs: Sendable {
    private let ids: Set<String>
    private let refreshing: @Sendable (_ api: String) async -> Void

    /// - Parameters:
    ///   - ids: their names in the catalog.
    ///   - refresh: reads an API's resources anew, unless that was done just before.
    public init(_ ids: Set<String> = [], refresh: @escaping @Sendable (_ api: String) async -> Void = { _ in }) {
        self.ids = ids
        refreshing = refresh
    }

    /// Whether a gate stands before an API.
    func contains(_ api: String) -> Bool { ids.contains(api) }

    /// Reads an API's resources anew, so that a form offers those of now.
    func refresh(_ api: String) async { await refreshing(api) }
}
