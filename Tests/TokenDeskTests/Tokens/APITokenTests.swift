import Testing

@testable import TokenDesk

@Suite("API tokens")
struct APITokenTests {
    // Computed with Python's int arithmetic, zlib.crc32 and hashlib.
    static let counting = "ptc_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf_3ae4Ot"
    static let zero = "ptc_0000000000000000000000000000000000000000000_0l843L"
    static let largest = "ptc_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp1_2ihGXr"
    static let beyondLargest = "ptc_yhjskwdA6OZ1AL1YmHWZWm8LLG7HjnuCA2j5rOw8Xp2_3VgWyG"

    @Test(
        "The text form is prefix, 43 digits and a checksum of 6 (THREATS D6)",
        arguments: [
            ((0..<32).map { UInt8($0) }, counting),
            ([UInt8](repeating: 0, count: 32), zero),
            ([UInt8](repeating: 0xFF, count: 32), largest),
        ])
    func textForm(bytes: [UInt8], text: String) throws {
        let token = try #require(APIToken(random: bytes))
        #expect(token.reveal() == text)
        #expect(text.utf8.count == APIToken.length)
        #expect(APIToken(text) == token)
    }

    @Test("The CRC-32 is that of IEEE 802.3")
    func checksum() {
        #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
        #expect(CRC32.checksum("".utf8) == 0)
    }

    @Test(
        "What is not a token is refused before any look-up (THREATS D6, G9)",
        arguments: [
            "", "ptc_", String(counting.dropLast()), counting + "0", " " + counting, counting + "\n",
            counting.uppercased(), "ptc-" + counting.dropFirst(4), String(counting.dropLast()) + "u",
            "ptc_103aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf_3ae4Ot",
            "ptc_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDlf-3ae4Ot",
            "ptc_003aUlTJC7tjlCTQj2uNU3MFagCXG9LRKRcwGkBIDl\u{00e9}_3ae4O",
            beyondLargest,
        ])
    func refused(text: String) {
        #expect(APIToken(text) == nil)
    }

    @Test("Each single changed character is noticed")
    func everyChange() {
        let bytes = Array(Self.counting.utf8)
        for index in bytes.indices {
            var changed = bytes
            changed[index] = bytes[index] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
            #expect(APIToken(utf8: changed) == nil, "character \(index)")
        }
    }

    @Test("The digest is SHA-256 over domain and text")
    func digest() throws {
        let token = try #require(APIToken(Self.counting))
        let hex = token.digest.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hex == "3e0aa1e6aae437aac5980cbfd4a8dc822ab006c009fb04f3cd35ac6e93a2ce29")
        #expect(TokenDigest(bytes: token.digest.bytes) == token.digest)
        #expect(TokenDigest(bytes: [1, 2, 3]) == nil)
    }

    @Test("Description, debug description and mirror hold the ends alone (THREATS O1, B8)")
    func masked() throws {
        let token = try #require(APIToken(Self.counting))
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", String(reflecting: token), dumped] {
            #expect(!text.contains("UlTJC7tj"))
        }
        #expect("\(token)" == "ptc_003a…e4Ot")
    }
}
