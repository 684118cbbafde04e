import Testing

@testable import Pages

@Suite("A form in an address")
struct FormQueryTests {
    @Test("Names and values are percent-encoded (RFC 3986 section 2.1)")
    func encoding() {
        #expect(FormQuery.text([("p.query.a b", "ä&=#")]) == "?p.query.a%20b=%C3%A4%26%3D%23")
        #expect(FormQuery.text([]) == "")
    }

    @Test("What does not fit is left out, the longest first")
    func limit() {
        let text = FormQuery.text([
            ("body", String(repeating: "x", count: FormQuery.limit)), ("a", "1"),
            ("b", String(repeating: "y", count: 3_000)),
        ])
        #expect(text == "?a=1&b=" + String(repeating: "y", count: 3_000))
    }
}
