/// One restriction of a schema in words.
public struct Constraint: Hashable, Sendable {
    /// The keyword it comes from, the lower one for a range: `minimum`, `maxLength`, `pattern`.
    public let keyword: String
    /// `1 … 100`, `at most 64 characters`, `pattern ^[a-z]+$`.
    public let text: String

    public init(keyword: String, text: String) {
        self.keyword = keyword
        self.text = text
    }
}
