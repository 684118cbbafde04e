public import Egress
public import HTTPTypes

/// The APIs that a gate stands before, for which tokens can be made.
public struct GuardedAPIs: Sendable {
    private let ids: Set<String>
    private let vouching: @Sendable (_ request: EgressRequest, _ address: String) -> HTTPField?
    private let refreshing: @Sendable (_ api: String) async -> Void

    /// - Parameters:
    ///   - ids: their names in the catalog.
    ///   - vouch: says to a gate of this process from where a call comes; nil for every other destination.
    ///   - refresh: reads an API's resources anew, unless that was done just before.
    public init(
        _ ids: Set<String> = [],
        vouch: @escaping @Sendable (_ request: EgressRequest, _ address: String) -> HTTPField? = { _, _ in nil },
        refresh: @escaping @Sendable (_ api: String) async -> Void = { _ in }
    ) {
        self.ids = ids
        vouching = vouch
        refreshing = refresh
    }

    /// Whether a gate stands before an API.
    func contains(_ api: String) -> Bool { ids.contains(api) }

    /// The field that tells a gate the browser's address; nil where that is not known, and for what is no gate of ours.
    func vouch(for request: EgressRequest, from address: String) -> HTTPField? {
        address.isEmpty ? nil : vouching(request, address)
    }

    /// Reads an API's resources anew, so that a form offers those of now.
    func refresh(_ api: String) async { await refreshing(api) }
}
