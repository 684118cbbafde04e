/// Where a response points, and what **Follow** would send there.
public struct ShownRedirect: Hashable, Sendable {
    public var method: String
    public var url: String
    /// What does not go along, or why nothing can be sent, in a sentence.
    public var remark: String
    /// Where the form of **Follow** goes; nil when the redirect cannot be followed.
    public var path: SitePath?
    /// The session's token against forged posts.
    public var csrf: String

    public init(method: String, url: String, remark: String, path: SitePath?, csrf: String) {
        self.method = method
        self.url = url
        self.remark = remark
        self.path = path
        self.csrf = csrf
    }
}
