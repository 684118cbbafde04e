/// A named set of credentials as pages show it: what it is for, never its values (THREATS A1).
public struct ShownIdentity: Hashable, Sendable {
    /// Names it in forms; one of ``current`` and ``anonymous`` is no kept one.
    public var id: String
    public var name: String
    /// The schemes that it has credentials for.
    public var schemes: [String]

    /// The credentials that are in use.
    public static let current = "current"
    /// No credentials at all.
    public static let anonymous = "anonymous"

    public init(id: String, name: String, schemes: [String] = []) {
        self.id = id
        self.name = name
        self.schemes = schemes
    }

    /// What can be chosen where a call is to be made under one of them.
    static func choices(_ identities: [ShownIdentity]) -> [ShownIdentity] {
        identities + [
            ShownIdentity(id: current, name: "The credentials in use"),
            ShownIdentity(id: anonymous, name: "No credentials"),
        ]
    }
}
