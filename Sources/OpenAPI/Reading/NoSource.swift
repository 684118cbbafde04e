/// The source that has nothing: references lead no further than the description itself (THREATS S11).
public struct NoSource: DocumentSource {
    public init() {}

    public var readsURLs: Bool { false }

    public func bytes(of location: String) async throws -> [UInt8] {
        throw DocumentError(.refused, "expected references within the description only, came one to another file")
    }
}
