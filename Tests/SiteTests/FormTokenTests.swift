import Testing

@testable import Site

@Suite("Tokens of forms, and gzip")
struct FormTokenTests {
    @Test("Every mask of a session's token is valid and no two pages show the same (THREATS 4.3)")
    func masks() {
        var generator = SystemRandomNumberGenerator()
        let token = (0..<32).map { UInt8($0) }
        let first = FormToken.masked(token, using: &generator)
        let second = FormToken.masked(token, using: &generator)
        #expect(first != second)
        #expect(FormToken.isValid(first, for: token) && FormToken.isValid(second, for: token))
        #expect(!FormToken.isValid(first, for: token.reversed()))
        #expect(!FormToken.isValid(String(first.dropLast(2)), for: token))
        #expect(
            !FormToken.isValid("", for: token) && !FormToken.isValid(nil, for: token) && !FormToken.isValid("", for: [])
        )
    }

    @Test(
        "gzip is sent to those who take it",
        arguments: [
            ("gzip, deflate, br", true), ("br", false), ("gzip;q=0", false), ("gzip;q=0.5", true), ("*", true),
            (nil, false),
        ] as [(String?, Bool)])
    func acceptance(field: String?, isAccepted: Bool) {
        #expect(Gzip.isAccepted(by: field) == isAccepted)
    }

    @Test("A compressed page is a gzip member and much smaller")
    func compression() throws {
        let page = Array(String(repeating: "<li class=\"operation\">GET /vehicles</li>", count: 1_000).utf8)
        let compressed = try #require(Gzip.compress(page))
        #expect(compressed.prefix(3) == [0x1F, 0x8B, 0x08])
        #expect(compressed.count * 20 < page.count)
        #expect(Gzip.compress([]) != nil)
    }
}
