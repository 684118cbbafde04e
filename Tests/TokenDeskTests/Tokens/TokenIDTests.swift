import Testing

@testable import TokenDesk

@Suite("Names of tokens and users")
struct TokenIDTests {
    static let largest = [UInt8](repeating: 0xFF, count: 16)

    @Test("An id is 22 digits of 128 bits, and reads back as itself")
    func roundTrip() throws {
        var cases = [[UInt8](repeating: 0, count: 16), Self.largest, (0..<16).map { $0 }]
        for _ in 0..<200 { cases.append(TokenIssue.systemRandomBytes(16)) }
        for bytes in cases {
            let id = try #require(TokenID(random: bytes))
            #expect(id.description.utf8.count == 22)
            #expect(TokenID(id.description) == id)
            #expect(UserID(id.description)?.description == id.description)
        }
        #expect(TokenID(random: Self.largest)?.description == "7n42DGM5Tflk9n8mt7Fhc7")
    }

    @Test(
        "Anything else is no id, an id above 128 bits included",
        arguments: [
            "", "0", "000000000000000000000", "00000000000000000000000", "00000000000000000000-0",
            "7n42DGM5Tflk9n8mt7Fhc8", "zzzzzzzzzzzzzzzzzzzzzz", "000000000000000000000\u{E9}", " 00000000000000000000 ",
        ])
    func refused(text: String) {
        #expect(TokenID(text) == nil && UserID(text) == nil)
    }

    @Test("An id needs 16 bytes")
    func count() {
        #expect(TokenID(random: [1]) == nil && UserID(random: Array(repeating: 1, count: 17)) == nil)
    }
}
