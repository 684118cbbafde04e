import Testing

@testable import TokenDesk

@Suite("Users")
struct UserTests {
    @Test("A name is 1 to 64 letters, digits, dots, underscores, hyphens or @")
    func allowed() throws {
        for name in ["a", "ann.lee", "ann_lee@example.com", "A-1", String(repeating: "x", count: 64)] {
            try User.check(name: name)
        }
    }

    @Test(
        "Anything else is refused, above all what could not stand in a field",
        arguments: [
            "", "a b", "a\r\nb", "ä", "a\0", "a/b", "a\"b", "a,b", "а", "ann\u{301}", String(repeating: "x", count: 65),
        ])
    func refused(name: String) {
        let error = #expect(throws: TokenDeskError.self) { try User.check(name: name) }
        #expect(error?.code == .userName)
    }

    @Test("Who has no access, or is shut out, may not use the API")
    func access() throws {
        var user = try Sample.user()
        #expect(user.mayUseAPI)
        user.disabledAt = Sample.moment
        #expect(!user.mayUseAPI)
        user.disabledAt = nil
        user.hasAPIAccess = false
        #expect(!user.mayUseAPI)
    }
}
