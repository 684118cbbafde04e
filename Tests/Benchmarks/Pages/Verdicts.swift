/// What was promised and whether it is kept, a line each.
struct Verdicts {
    private(set) var areKept = true

    mutating func check(_ text: String, _ value: Double, _ unit: String, atMost limit: Double) {
        note(value <= limit, text, value, unit, "at most", limit)
    }

    mutating func check(_ text: String, _ value: Double, _ unit: String, atLeast limit: Double) {
        note(value >= limit, text, value, unit, "at least", limit)
    }

    private mutating func note(
        _ isKept: Bool, _ text: String, _ value: Double, _ unit: String, _ words: String, _ limit: Double
    ) {
        areKept = areKept && isKept
        print(
            "  \(isKept ? "kept  " : "MISSED") \(text): \(value.column(0))\(unit) (promised: \(words) \(limit)\(unit))")
    }
}
