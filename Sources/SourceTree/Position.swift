/// A place in a text as an editor shows it.
public struct Position: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The line, from 1; LF, CR LF and a lone CR end a line.
    public let line: Int
    /// The column, from 1, counted in Unicode scalars; a byte order mark has no column.
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The first character of a text.
    public static let start = Position(line: 1, column: 1)

    /// `line:column`.
    public var description: String { "\(line):\(column)" }

    public static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
