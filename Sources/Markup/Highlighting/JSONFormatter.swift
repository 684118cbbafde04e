/// Sets JSON in lines, on its own bytes: numbers, texts, order and duplicates stay exactly as they came
/// (THREATS V3, V9).
public enum JSONFormatter {
    /// The deepest nesting that is formatted.
    public static let depth = 128

    /// The value with two blanks for each level of nesting, or nil when it should be shown as it came: it is longer
    /// than `limit` bytes, nested deeper than 128, no JSON (RFC 8259), or would grow to more than eight times the
    /// limit.
    public static func pretty(_ bytes: some Collection<UInt8>, limit: Int = 1_048_576) -> [UInt8]? {
        guard bytes.count <= limit else { return nil }
        var layout = JSONLayout(Array(bytes), maximum: limit < Int.max / 8 ? limit * 8 : .max)
        return layout.run()
    }
}
