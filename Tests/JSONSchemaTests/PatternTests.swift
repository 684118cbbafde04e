import JSONSchema
import TestSupport
import Testing

@Suite("Pattern")
struct PatternTests {
    @Test(
        "Evil patterns end within 250 ms of a processor (THREATS S14)",
        arguments: [
            "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*x", "^(a?){40}a{40}$",
            "(?R)?a", "^(?:(?:a{1,60}){1,60}){1,60}b$",
        ])
    func evil(_ source: String) {
        guard let pattern = Pattern(source) else { return }
        for text in [String(repeating: "a", count: 40) + "!", String(repeating: "a", count: 20_000) + "!"] {
            let (_, time) = processorTime { pattern.matches(text) }
            #expect(time < .milliseconds(250), "\(time)")
        }
    }

    @Test(
        "Expressions mean what ECMA-262 says",
        arguments: [
            ("^\\d+$", "123", true), ("^\\d+$", "१२३", false), ("^\\w+$", "é", false), ("a", "bab", true),
            ("^a$", "a\n", false), ("^\\u0041$", "A", true), ("^\\u{1F600}$", "\u{1F600}", true), ("^.$", "é", true),
            ("^\\s$", "\u{FEFF}", true), ("^\\S+$", "a\u{A0}", false), ("^[^]$", "\n", true), ("[]", "x", false),
            ("^\\p{Letter}+$", "Ä", true), ("^[[]$", "[", true), ("^\\/$", "/", true), ("(a)\\1", "aa", true),
            ("^[\\w-.]+$", "a-.", true), ("^[\\w-.]+$", "+", false), ("^[.-\\d]+$", "-.1", true),
            ("^[\\s-z]+$", " -z", true), ("^[\\s-z]+$", "a", false), ("^[a-c-\\d]+$", "b-2", true),
            ("^.{0,262144}$", "a", true), ("^.{2,99999999999999999999}$", "a", false),
            ("^a{,70000}$", "a{,70000}", true),
            ("^\\x41$", "A", true), ("^[a-z0-9-]{1,3}$", "a-1", true), ("(?=a)a", "a", true), ("", "", true),
        ])
    func meaning(_ source: String, _ text: String, _ matches: Bool) throws {
        let pattern = try #require(Pattern(source))
        #expect(pattern.matches(text) == (matches ? .yes : .no))
    }

    @Test("What is no expression or too long is refused", arguments: ["(", "[a", "a{2,1}", "*", "\\"])
    func refused(_ source: String) {
        #expect(Pattern(source) == nil)
        #expect(Pattern(String(repeating: "a", count: Pattern.maximumLength + 1)) == nil)
    }

    @Test("A text beyond the limit is not checked")
    func longText() throws {
        let pattern = try #require(Pattern("b$"))
        let text = String(repeating: "a", count: Pattern.maximumSubject + 1)
        guard case .notChecked = pattern.matches(text) else {
            Issue.record("expected no verdict")
            return
        }
    }

    @Test("Deep parentheses are refused, not followed")
    func nesting() {
        #expect(Pattern(String(repeating: "(", count: 500) + String(repeating: ")", count: 500)) == nil)
    }
}
