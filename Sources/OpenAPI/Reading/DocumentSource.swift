/// Where the files come from that a description refers to: a role, played by `FileSource`, `NoSource` and others above.
public protocol DocumentSource: Sendable {
    /// The bytes at a location: a path, or an http(s) URL, made by joining a reference to the location of the file
    /// it stands in. Throws when it may not be read or cannot be; the reason becomes a diagnostic.
    func bytes(of location: String) async throws -> [UInt8]

    /// Whether it is worth asking for http(s) URLs at all; true unless a source says otherwise.
    var readsURLs: Bool { get }
}

extension DocumentSource {
    public var readsURLs: Bool { true }
}
