import Testing

@testable import Storage

@Suite("base64url")
struct Base64URLTests {
    @Test(
        "It has the values of RFC 4648 section 10",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"),
        ])
    func values(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded, count: plain.utf8.count) == Array(plain.utf8))
        #expect(Base64URL.encode([0xFB, 0xFF] as [UInt8]) == "-_8")
    }

    @Test(
        "Another alphabet, another length and bits that mean nothing are refused",
        arguments: [("Zm9+", 3), ("Zm9/", 3), ("Zm9v", 2), ("Zm9", 3), ("Zh", 1), ("Zg==", 1), ("Zgé", 3), ("Zm 9", 3)])
    func refused(text: String, count: Int) {
        #expect(Base64URL.decode(text, count: count) == nil)
    }
}
