/// Numbers in the words people read.
enum Count {
    /// "1 operation", "7 operations".
    static func of(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    /// "1,234,567".
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var groups: [String] = []
        for end in stride(from: digits.count, to: 0, by: -3) { groups.append(String(digits[max(end - 3, 0)..<end])) }
        return (number < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    /// A size in the unit one reads: "812 B", "4.1 kB", "3.2 MB" (powers of ten).
    static func bytes(_ number: Int) -> String {
        let value = Double(max(0, number))
        if value < 1000 { return "\(max(0, number)) B" }
        return value < 999_950 ? oneDecimal(value / 1000) + " kB" : oneDecimal(value / 1_000_000) + " MB"
    }

    /// A duration in the unit one reads: "0.4 ms", "38 ms", "2.1 s".
    static func duration(_ duration: Duration) -> String {
        let parts = duration.components
        let milliseconds = Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15
        if milliseconds < 10 { return oneDecimal(milliseconds) + " ms" }
        if milliseconds < 1000 { return String(Int(exactly: milliseconds.rounded()) ?? 0) + " ms" }
        return oneDecimal(milliseconds / 1000) + " s"
    }

    private static func oneDecimal(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths.description
    }
}
