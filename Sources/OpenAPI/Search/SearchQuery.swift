/// What somebody looks for: words, and what they must belong to.
///
/// Typed in one line, as `issue method:get tag:"Pull requests" scope:read deprecated:no`, or chosen in a form; what is
/// typed wins.
public struct SearchQuery: Hashable, Sendable {
    /// The most bytes of a query (THREATS L7).
    public static let limit = 256

    /// As typed.
    public let text: String
    /// What is typed without the filters.
    public private(set) var words = ""
    public private(set) var method: String
    public private(set) var tag: String
    public private(set) var scope: String
    public private(set) var deprecated: Bool?

    /// Reads what was typed, after what was chosen.
    public init(_ text: String, method: String = "", tag: String = "", scope: String = "", deprecated: String = "") {
        self.text = text
        self.method = method
        self.tag = tag
        self.scope = scope
        self.deprecated = Self.boolean(deprecated)
        guard !isTooLong else { return }
        for word in Self.split(text) { take(word) }
    }

    /// Whether it is longer than a search takes.
    public var isTooLong: Bool { [text, method, tag, scope].contains { $0.utf8.count > Self.limit } }

    /// Whether it is narrowed by more than words.
    public var isFiltered: Bool { !method.isEmpty || !tag.isEmpty || !scope.isEmpty || deprecated != nil }

    /// Whether it asks for anything.
    public var isEmpty: Bool { !isFiltered && !words.utf8.contains { $0 > 0x20 } }

    private mutating func take(_ word: Substring) {
        let halves = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = halves.count == 2 ? String(halves[1].filter { $0 != "\"" }) : ""
        switch halves[0].lowercased() {
        case "method" where !value.isEmpty: method = value
        case "tag" where !value.isEmpty: tag = value
        case "scope" where !value.isEmpty: scope = value
        case "deprecated" where Self.boolean(value) != nil: deprecated = Self.boolean(value)
        default: words += (words.isEmpty ? "" : " ") + word
        }
    }

    /// At spaces, but not within quotation marks.
    private static func split(_ text: String) -> [Substring] {
        var isQuoted = false
        return text.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character.isWhitespace && !isQuoted
        }
    }

    private static func boolean(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true": true
        case "no", "false": false
        default: nil
        }
    }
}
