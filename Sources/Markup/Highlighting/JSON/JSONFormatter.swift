/// Sets JSON in lines, on its own bytes: numbers, texts, order and duplicates stay exactly as they came
/// (THREATS V3, V9).
public enum JSONFormatter {
    /// Lines between two looks at how long the text has become.
    private static let pace = 1_000

    /// The value with two blanks for each level of nesting, or nil when it should be shown as it came: it is longer
    /// than `limit` bytes, nested deeper than 128, no JSON (RFC 8259), or would grow to more than eight times the
    /// limit.
    public static func pretty(_ bytes: some Collection<UInt8>, limit: Int = 1_048_576) -> [UInt8]? {
        guard bytes.count <= limit else { return nil }
        let maximum = limit < Int.max / 8 ? limit * 8 : .max
        return Array(bytes).withUnsafeBufferPointer { text in
            let ink = PlainInk(capacity: min(text.count * 2, 4_194_304))
            var layout = JSONLayout(text, from: .start, ink: ink)
            while layout.ink.output.count <= maximum {
                switch layout.run(lines: pace, bytes: .max) {
                case .complete: return layout.ink.output.count <= maximum ? layout.ink.output : nil
                case .paused: continue
                case .broken: return nil
                }
            }
            return nil
        }
    }
}
