/// A version of the API that a page belongs to.
public struct VersionChoice: Hashable, Sendable {
    /// The first segment of its addresses.
    public var id: String
    /// `info.version`; the id where that is empty or another version has the same.
    public var name: String
    /// The same thing in that version where it has it, else its overview.
    public var path: SitePath

    public init(id: String, name: String, path: SitePath? = nil) {
        self.id = id
        self.name = name
        self.path = path ?? .document(id)
    }
}
