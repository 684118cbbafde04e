/// A file that goes as a part of a multipart body.
public struct CallFile: Sendable, Hashable {
    /// Its name without folders, as it is sent.
    public let name: String
    /// What it is; empty when nobody says.
    public let mediaType: String
    public let bytes: [UInt8]

    public init(name: String, mediaType: String = "", bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.bytes = bytes
    }
}
