import CPCRE2

/// A regular expression of a description, run only within hard limits (THREATS S14).
///
/// Expressions are read in the ECMAScript manner that JSON Schema asks for (2020-12 section 6.4): `\d` and `\w` are ASCII,
/// `$` is the very end, `\u0041` and `\u{1F600}` are characters, and a match may begin anywhere.
public struct Pattern: Sendable {
    /// What matching came to.
    public enum Match: Sendable, Hashable {
        case yes
        case no
        /// A limit was met; the text is neither right nor wrong.
        case notChecked(reason: String)
    }

    /// UTF-8 bytes of an expression; the longest seen in public descriptions has 75.
    public static let maximumLength = 2_048
    /// UTF-8 bytes of a text to match.
    public static let maximumSubject = 65_536

    private let code: PatternCode

    /// Nil when the expression is too long or not one that PCRE2 reads.
    public init?(_ source: String) {
        guard let text = ECMAScriptPattern.translated(source) else { return nil }
        let bytes = Array(text.utf8)
        guard bytes.count <= Self.maximumLength, let code = PatternCode(bytes) else { return nil }
        self.code = code
    }

    /// Whether the expression matches somewhere in the text. Takes under 250 ms for any expression and text.
    public func matches(_ text: String) -> Match { matches(text, in: PatternMatching()) }

    /// The same with memory that was used before.
    func matches(_ text: String, in matching: PatternMatching) -> Match {
        var text = text
        return text.withUTF8 { subject in
            guard subject.count <= Self.maximumSubject else {
                return .notChecked(reason: "the text is longer than \(Self.maximumSubject) bytes")
            }
            return code.match(subject, in: matching)
        }
    }

    /// How many bytes it holds.
    var size: Int { code.size }
}
