/// How many letters must be put in, taken out, replaced or exchanged with their neighbour to make one word of another.
enum EditDistance {
    /// The distance from a word to the whole of another and to the nearest beginning of it; nil when both are beyond the limit.
    ///
    /// Only what lies within the limit of the diagonal is looked at: everything else is farther away.
    static func between<Letter: FixedWidthInteger>(
        _ typed: [UInt32], and word: UnsafeBufferPointer<Letter>, limit: Int
    ) -> (whole: Int, beginning: Int)? {
        let width = min(word.count, typed.count + limit)
        guard width + limit >= typed.count else { return nil }
        let far = limit + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * (width + 2)) { cells in
            cells.initialize(repeating: far)
            var (before, above, now) = (0, width + 2, 2 * (width + 2))
            for column in 0...min(width, limit) { cells[above + column] = column }
            for row in 1...max(typed.count, 1) where row <= typed.count {
                let (first, last) = (max(1, row - limit), min(width, row + limit))
                cells[now + first - 1] = first == 1 ? min(row, far) : far
                var least = cells[now + first - 1]
                let letter = typed[row - 1]
                for column in stride(from: first, through: last, by: 1) {
                    let isSame = letter == UInt32(truncatingIfNeeded: word[column - 1])
                    var cost = min(
                        cells[above + column - 1] + (isSame ? 0 : 1), cells[above + column] + 1,
                        cells[now + column - 1] + 1)
                    if row > 1, column > 1, letter == UInt32(truncatingIfNeeded: word[column - 2]),
                        typed[row - 2] == UInt32(truncatingIfNeeded: word[column - 1])
                    {
                        cost = min(cost, cells[before + column - 2] + 1)
                    }
                    cells[now + column] = cost
                    least = min(least, cost)
                }
                guard least <= limit else { return nil }
                cells[now + last + 1] = far
                (before, above, now) = (above, now, before)
            }
            let beginning = cells[above...above + width].dropFirst(max(0, typed.count - limit)).min() ?? far
            guard beginning <= limit else { return nil }
            return (width == word.count ? cells[above + width] : far, beginning)
        }
    }
}
