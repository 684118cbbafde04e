/// A part of a body that is too large to be shown whole.
public struct BodyWindow: Hashable, Sendable {
    /// Bytes of a body that are shown at once.
    public static let size = 65_536
    /// Bytes of a body's end that are shown beside its beginning.
    public static let tailSize = 4_096

    /// Where it begins.
    public var start: Int
    public var bytes: [UInt8]

    public init(start: Int, bytes: [UInt8]) {
        self.start = start
        self.bytes = bytes
    }
}
