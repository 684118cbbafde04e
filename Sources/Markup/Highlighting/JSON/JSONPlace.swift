/// The beginning of a line of JSON that is set in lines: all that is needed to go on from there.
public struct JSONPlace: Hashable, Sendable {
    /// The deepest nesting that is set in lines (THREATS V3).
    public static let depthLimit = 128

    /// Where the line's first character stands in the whole text.
    public var offset: Int
    /// The line's number among those that are set, from 1.
    public var line: Int
    /// The objects (1) and arrays (0) around it, the innermost in the lowest bit.
    var objects: UInt128
    /// How many those are.
    var depth: Int

    /// The beginning of a text.
    public static let start = JSONPlace(offset: 0, line: 1, objects: 0, depth: 0)

    init(offset: Int, line: Int, objects: UInt128, depth: Int) {
        self.offset = offset
        self.line = line
        self.objects = objects
        self.depth = depth
    }

    /// Reads ``text``; nil for anything else. A place that was made up leads to no worse than lines that are none.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard text.utf8.count <= 200, parts.count == 3, let offset = Int(parts[0]), let line = Int(parts[1]),
            offset >= 0, line > 0, line <= 1 << 40, parts[2].utf8.count <= Self.depthLimit
        else { return nil }
        self.init(offset: offset, line: line, objects: 0, depth: 0)
        for letter in parts[2].utf8 {
            guard letter == UInt8(ascii: "o") || letter == UInt8(ascii: "a") else { return nil }
            objects = objects << 1 | (letter == UInt8(ascii: "o") ? 1 : 0)
            depth += 1
        }
    }

    /// The place for an address: `262144.2001.oa`.
    public var text: String {
        let letters = (0..<depth).reversed().map { objects >> UInt128($0) & 1 == 1 ? "o" : "a" }
        return "\(offset).\(line)." + letters.joined()
    }
}
