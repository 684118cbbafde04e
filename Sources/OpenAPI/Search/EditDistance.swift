/// How many letters must be put in, taken out, replaced or exchanged with their neighbour to make one word of another.
enum EditDistance {
    /// The distance from a word to the whole of another and to the nearest beginning of it; nil when both are beyond the limit.
    static func between(
        _ typed: [UInt32], and word: [UInt32], limit: Int
    ) -> (whole: Int, beginning: Int)? {
        let width = min(word.count, typed.count + limit)
        guard width + limit >= typed.count else { return nil }
        var before: [Int] = []
        var above = Array(0...width)
        for row in 1...max(typed.count, 1) where row <= typed.count {
            var now = [row]
            now.reserveCapacity(width + 1)
            var least = row
            for column in stride(from: 1, through: width, by: 1) {
                let isSame = typed[row - 1] == word[column - 1]
                var cost = min(above[column - 1] + (isSame ? 0 : 1), above[column] + 1, now[column - 1] + 1)
                if row > 1, column > 1, typed[row - 1] == word[column - 2], typed[row - 2] == word[column - 1] {
                    cost = min(cost, before[column - 2] + 1)
                }
                now.append(cost)
                least = min(least, cost)
            }
            guard least <= limit else { return nil }
            before = above
            above = now
        }
        let beginning = above.min() ?? 0
        guard beginning <= limit else { return nil }
        return (width == word.count ? above[width] : limit + 1, beginning)
    }
}
