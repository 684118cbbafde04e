import Testing

@testable import TokenDesk

@Suite("Digests of tokens")
struct TokenDigestTests {
    @Test("Digests are equal only when all 32 bytes are (THREATS G12)")
    func equality() throws {
        let bytes = try Sample.issued().token.digest.bytes
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(TokenDigest(bytes: other) != TokenDigest(bytes: bytes))
        }
        #expect(TokenDigest(bytes: bytes)?.bytes == bytes)
    }
}
