/// Which way each decision about a value goes, tried like the digits of a counter: variants of `oneOf` and `anyOf`,
/// branches of `if`.
struct Choices {
    private var digits: [Int] = []

    /// The option of a decision by its place among the decisions; the first option until the counter comes to it.
    subscript(_ place: Int) -> Int { digits.indices.contains(place) ? digits[place] : 0 }

    /// Goes on to the next way.
    ///
    /// - Parameter counts: how many options each decision had, in the order met.
    /// - Returns: false when all were tried.
    mutating func advance(_ counts: [Int]) -> Bool {
        var next = counts.indices.map { self[$0] }
        while let last = next.popLast() {
            guard last + 1 < counts[next.count] else { continue }
            digits = next + [last + 1]
            return true
        }
        return false
    }
}
