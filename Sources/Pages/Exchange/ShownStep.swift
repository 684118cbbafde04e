/// A request that came before the shown one in the same go.
public struct ShownStep: Hashable, Sendable {
    public var method: String
    public var url: String
    public var status: Int
    /// Why another one came after it.
    public var reason: String
    /// The kept result; nil when it is not kept.
    public var path: SitePath?

    public init(method: String, url: String, status: Int, reason: String, path: SitePath?) {
        self.method = method
        self.url = url
        self.status = status
        self.reason = reason
        self.path = path
    }
}
