/// A named set of credentials that a session keeps beside those in use.
///
/// The credentials themselves are kept by ``CredentialStore`` under ``owner(_:document:)``.
public struct Identity: Sendable, Hashable, Codable {
    /// Identities of a session and a description at most.
    public static let countLimit = 10

    /// The name that its owner gave it.
    public var name: String

    public init(name: String) {
        self.name = name
    }

    /// What stands in place of the document's name with an identity's credentials: no document's name holds a slash.
    public static func owner(_ id: String, document: String) -> String { document + "/" + id }

    /// Whether it is such a name.
    static func isOwner(_ document: String) -> Bool { document.contains("/") }
}
