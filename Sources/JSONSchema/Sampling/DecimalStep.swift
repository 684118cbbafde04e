/// A `multipleOf` whose multiples can be written exactly: digits × 10^exponent.
struct DecimalStep {
    let value: Double
    private let digits: Int
    private let decimals: Int

    /// Nil for what is not a plain positive number of at most 15 digits.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, text.utf8.count <= 16, let value = Double(text), value > 0,
            let digits = Int(parts.joined()), digits > 0
        else { return nil }
        self.value = value
        self.digits = digits
        decimals = parts.count == 2 ? parts[1].utf8.count : 0
    }

    /// So many times the step; nil beyond `Int`.
    func text(times factor: Int) -> String? {
        let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
        guard !overflow, product != Int.min else { return nil }
        guard decimals > 0 else { return String(product) }
        let plain = String(abs(product))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - plain.count)) + plain
        let fraction = padded.suffix(decimals).trimmingZeros
        return (product < 0 ? "-" : "") + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + fraction)
    }
}

extension Substring {
    /// Without zeros at the end.
    fileprivate var trimmingZeros: Substring {
        var text = self
        while text.last == "0" { text.removeLast() }
        return text
    }
}
