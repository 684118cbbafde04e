/// A credential that the session holds, as much of it as a page may know: never its value (THREATS A1).
public struct SavedAuthorization: Hashable, Sendable {
    /// The name of the security scheme.
    public var scheme: String
    /// How it ends, "…x4Z9"; empty when it is too short to show any.
    public var hint: String
    /// The origin it is bound to.
    public var origin: String
    /// When it was entered, as RFC 3339; empty when unknown.
    public var savedAt: String

    public init(scheme: String, hint: String, origin: String, savedAt: String = "") {
        self.scheme = scheme
        self.hint = hint
        self.origin = origin
        self.savedAt = savedAt
    }
}
