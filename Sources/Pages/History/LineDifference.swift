/// Which lines of two texts are the same, by the longest common subsequence within a bound.
struct LineDifference: Hashable, Sendable {
    enum Line: Hashable, Sendable {
        case same(String)
        /// In the first text only.
        case removed(String)
        /// In the second text only.
        case added(String)
    }

    /// Lines that are compared after what both begin and end with; what is longer is told as replaced whole.
    static let limit = 600

    let lines: [Line]

    init(_ first: [String], _ second: [String]) {
        let head = zip(first, second).prefix { $0 == $1 }.count
        let tail = zip(first.dropFirst(head).reversed(), second.dropFirst(head).reversed()).prefix { $0 == $1 }.count
        let old = Array(first[head..<(first.count - tail)])
        let new = Array(second[head..<(second.count - tail)])
        let middle =
            old.count <= Self.limit && new.count <= Self.limit
            ? Self.merged(old, new) : old.map(Line.removed) + new.map(Line.added)
        lines = first.prefix(head).map(Line.same) + middle + first.suffix(tail).map(Line.same)
    }

    /// Whether nothing differs.
    var isEmpty: Bool {
        lines.allSatisfy { if case .same = $0 { true } else { false } }
    }

    private static func merged(_ old: [String], _ new: [String]) -> [Line] {
        let width = new.count + 1
        // Lengths of the longest common subsequence of what follows each pair of places.
        var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
        for row in old.indices.reversed() {
            for column in new.indices.reversed() {
                let place = row * width + column
                lengths[place] =
                    old[row] == new[column]
                    ? lengths[place + width + 1] &+ 1 : max(lengths[place + width], lengths[place + 1])
            }
        }
        var lines: [Line] = []
        var (row, column) = (0, 0)
        while row < old.count, column < new.count {
            let place = row * width + column
            if old[row] == new[column] {
                lines.append(.same(old[row]))
                (row, column) = (row + 1, column + 1)
            } else if lengths[place + width] >= lengths[place + 1] {
                lines.append(.removed(old[row]))
                row += 1
            } else {
                lines.append(.added(new[column]))
                column += 1
            }
        }
        return lines + old[row...].map(Line.removed) + new[column...].map(Line.added)
    }
}
