import HTTPTypes
import Testing

@testable import FleetAPI

@Suite("Forms of texts")
struct GrammarTests {
    @Test(
        "A plate",
        arguments: [
            ("AU-VB 1042", true), ("A-B 1", true), ("ABC-DE 9999", true), ("AU-VB 0042", false), ("AU VB-1042", false),
            ("AU-VB-1042", false), ("ABCD-E 1", false), ("AU-VB 10425", false), ("au-vb 1", false), ("AU-VB 1 ", false),
        ])
    func plate(text: String, isValid: Bool) { #expect(Grammar.plate.matches(text) == isValid) }

    @Test(
        "The address of a callback",
        arguments: [
            ("https://dispatch.example/hooks?x=1&y=%20", true), ("https://a", true), ("https://a:8443/", true),
            ("http://a", false), ("https://", false), ("https://u@a/", false), ("https://a:/", false),
            ("https://a:123456/", false), ("https://a?x", false), ("https://a/#f", false), ("https://a/ b", false),
            ("https://[::1]/", false),
        ])
    func callback(text: String, isValid: Bool) { #expect(Grammar.callbackAddress.matches(text) == isValid) }

    @Test(
        "A line has 1 to 80 characters, counted in Unicode scalars, and no control characters",
        arguments: [
            ("Marktplatz", true), (" ", true), ("🚋", true), (String(repeating: "é", count: 80), true),
            (String(repeating: "x", count: 81), false), ("", false), ("a\nb", false), ("a\u{7F}", false),
            ("\u{0}", false), ("a\u{85}b", true),
        ])
    func line(text: String, isValid: Bool) { #expect(Grammar.line.matches(text) == isValid) }

    @Test(
        "A UUID and a colour",
        arguments: [
            ("7b1e9c64-2f0a-4f0e-9a53-0c1df5a4a6f2", true), ("7B1E9C64-2F0A-4F0E-9A53-0C1DF5A4A6F2", true),
            ("7b1e9c642f0a4f0e9a530c1df5a4a6f2", false), ("7b1e9c64-2f0a-4f0e-9a53-0c1df5a4a6fg", false),
        ])
    func uuid(text: String, isValid: Bool) {
        #expect(Grammar.uuid.matches(text) == isValid)
        #expect(!Grammar.colour.matches(text))
        #expect(Grammar.colour.matches("#09afbc") && !Grammar.colour.matches("#09AFBC"))
    }
}
