/// Foresees texts for which cmark-gfm needs time or memory out of proportion (THREATS S15).
///
/// cmark's inline parsing cannot be interrupted, and some of its loops are quadratic in one run of lines without a
/// blank line between. One linear pass counts what these loops feed on and estimates their time in nanoseconds; the
/// factors were measured with 0.29.0.gfm.6. The estimate may be too high, as fences and indented code are not told
/// apart: then an unusual text is shown unformatted.
struct MarkdownCost {
    /// The time that a text may take in all.
    static let time: Duration = .milliseconds(500)
    /// The most nested blocks that one line may open or continue.
    static let nesting = 64
    /// The most that the quadratic loops may take by estimate.
    private static let budget: Double = 150_000_000

    private var total: Double = 0
    private var runBytes = 0
    private var runDepth = 0
    private var columns = 0
    private var brackets = 0
    private var declarations = 0
    private var addresses = 0

    /// Whether the text may be given to cmark.
    static func isAffordable(_ text: String) -> Bool {
        guard text.utf8.count > 64 else { return true }
        var text = text
        return text.withUTF8 { bytes in
            var cost = MarkdownCost()
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                guard cost.add(UnsafeBufferPointer(rebasing: bytes[start..<end])) else { return false }
                start = end + 1
            }
            cost.endRun()
            return cost.total < budget
        }
    }

    /// Adds a line; false when it is nested too deep or the budget is used up.
    private mutating func add(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else {
            if runBytes > 0 { endRun() }
            total += Double(runDepth) * 20
            return total < Self.budget
        }
        let prefix = LinePrefix(line)
        guard prefix.markers <= Self.nesting else { return false }
        // Two columns of indentation may continue a list item; a line within a run may continue all of them lazily.
        let depth = min(prefix.markers + prefix.columns / 2, Self.nesting * 4)
        runDepth = runBytes > 0 ? max(runDepth, depth) : depth
        total += Double(runDepth) * 20
        if isDelimiterRow(first, line) { startTable(line) }
        count(line)
        runBytes += line.count + 1
        // Each row of a table gets a cell for every column of its head.
        total += Double(columns) * 100
        return total < Self.budget
    }

    private mutating func startTable(_ line: UnsafeBufferPointer<UInt8>) {
        let before = Double(runBytes)
        total += before * before * 0.2
        columns = max(columns, line.count(where: { $0 == UInt8(ascii: "|") }) + 1)
    }

    private mutating func count(_ line: UnsafeBufferPointer<UInt8>) {
        var pipes = 0
        var tokenStart = 0
        var closings = 0
        var previous: UInt8 = 0
        for (index, byte) in line.enumerated() {
            switch byte {
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "["), UInt8(ascii: "]"): brackets += 1
            case UInt8(ascii: "@"): addresses += 1
            case UInt8(ascii: "!") where previous == UInt8(ascii: "<"): declarations += 1
            case UInt8(ascii: "?") where previous == UInt8(ascii: "<"): declarations += 1
            case UInt8(ascii: ")"), UInt8(ascii: ";"): closings += 1
            case 0x20, 0x09:
                total += Double(closings) * Double(index - tokenStart) * 0.3
                closings = 0
                tokenStart = index
            default: break
            }
            previous = byte
        }
        total += Double(closings) * Double(line.count - tokenStart) * 0.3
        total += Double(pipes) * Double(pipes) * 0.3
    }

    private mutating func endRun() {
        let bytes = Double(runBytes)
        total += Double(brackets) * Double(brackets) * 0.7
        total += Double(declarations) * bytes * 0.4
        total += Double(addresses) * bytes * 0.02
        (runBytes, columns, brackets, declarations, addresses) = (0, 0, 0, 0, 0)
    }

    /// Whether a line may be the second line of a table: nothing but `|`, `-`, `:` and blanks.
    private func isDelimiterRow(_ first: UInt8, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
        let ending = line.last { $0 != 0x20 && $0 != 0x09 }
        guard let ending, Self.isDelimiter(ending) else { return false }
        let body = line.drop { !Self.isDelimiter($0) }
        return body.contains(UInt8(ascii: "-")) && body.allSatisfy { Self.isDelimiter($0) || $0 == 0x20 || $0 == 0x09 }
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
    }
}
