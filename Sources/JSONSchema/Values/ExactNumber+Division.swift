extension ExactNumber {
    /// Zeros that may be appended in a long division.
    private static let maximumShift = 1_024

    /// Whether this number is `divisor` times an integer. Nil when the divisor is zero or the numbers are too far apart.
    func isMultiple(of divisor: ExactNumber) -> Bool? {
        guard !divisor.isZero else { return nil }
        guard !isZero else { return true }
        // Without trailing zeros on either side a finer divisor is the only way to come out even.
        guard exponent >= divisor.exponent else { return false }
        let shift = exponent - divisor.exponent
        if let small = divisor.word { return remainder(shiftedBy: shift, dividedBy: small) == 0 }
        guard shift <= Self.maximumShift else { return nil }
        return longRemainderIsZero(digits + Array(repeating: 0, count: shift), divisor.digits)
    }

    /// The digits as a machine word, nil when they do not fit.
    private var word: UInt64? {
        digits.count <= 18 ? digits.reduce(0) { $0 * 10 + UInt64($1) } : nil
    }

    /// `digits` × 10^shift modulo a word, by powers of ten modulo that word.
    private func remainder(shiftedBy shift: Int, dividedBy divisor: UInt64) -> UInt64 {
        let start = digits.reduce(UInt64(0)) { Self.product($0, 10, modulo: divisor, plus: UInt64($1)) }
        var power = UInt64(10) % divisor
        var result = start
        var rest = shift
        while rest > 0 {
            if rest & 1 == 1 { result = Self.product(result, power, modulo: divisor) }
            power = Self.product(power, power, modulo: divisor)
            rest >>= 1
        }
        return result
    }

    private static func product(_ a: UInt64, _ b: UInt64, modulo m: UInt64, plus c: UInt64 = 0) -> UInt64 {
        let wide = (a % m).multipliedFullWidth(by: b % m)
        let product = m.dividingFullWidth(wide).remainder
        let (sum, overflow) = product.addingReportingOverflow(c % m)
        return overflow ? sum &- m : sum % m
    }

    /// School division digit by digit; at most 2,048 digits by 1,024.
    private func longRemainderIsZero(_ dividend: [UInt8], _ divisor: [UInt8]) -> Bool {
        var remainder: [UInt8] = []
        for digit in dividend {
            if !(remainder.isEmpty && digit == 0) { remainder.append(digit) }
            while !Self.precedes(remainder, divisor) { Self.subtract(divisor, from: &remainder) }
        }
        return remainder.isEmpty
    }

    private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }

    /// Takes away a number that is not greater, and leading zeros after it.
    private static func subtract(_ number: [UInt8], from total: inout [UInt8]) {
        var borrow: UInt8 = 0
        for place in 1...total.count {
            let index = total.count - place
            let taken = borrow + (place <= number.count ? number[number.count - place] : 0)
            borrow = total[index] < taken ? 1 : 0
            total[index] = total[index] + 10 * borrow - taken
        }
        total = Array(total.drop { $0 == 0 })
    }
}
