/// A part of a body that is too large to be held whole.
public struct BodyWindow: Hashable, Sendable {
    /// Bytes of a part: more than any view shows at once, wherever in a row of bytes it begins.
    public static let size = 65_536 + 16
    /// Bytes of a body's end that are shown beside its beginning.
    public static let tailSize = 4_096

    /// Where it begins.
    public var start: Int
    public var bytes: [UInt8]

    public init(start: Int, bytes: [UInt8]) {
        self.start = start
        self.bytes = bytes
    }

    /// Where the part begins that a choice asks for, of a body of so many bytes; nil when it asks for the beginning.
    public static func start(of choice: BodyChoice, size: Int) -> Int? {
        guard let from = choice.from.flatMap({ Int($0) }), from > 0 else { return nil }
        return min(from, max(0, size - 1)) / 16 * 16
    }
}
