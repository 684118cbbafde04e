/// Sets XML in lines, on its own bytes, where that changes nothing: elements that hold elements alone get a line for each;
/// what stands between words stays as it came (THREATS V3).
public enum XMLFormatter {
    /// Bytes that are set in lines.
    public static let limit = 1_048_576
    /// The deepest nesting that is set in lines.
    static let depth = 128

    /// Nil when it should be shown as it came: longer than the limit, nested deeper than 128, or not well-formed in its
    /// tags.
    public static func pretty(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count <= limit else { return nil }
        var layout = XMLLayout(bytes)
        return layout.run()
    }
}
