import TestSupport
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

/// Whether the time of a check tells where a digest differs. The row also wants the same error for unknown, revoked and
/// expired tokens; the gate's issue wants them told apart, so that whoever holds an issued token learns what became of it.
@Suite("The time of a check", .serialized)
struct TokenDigestTimeTests {
    private static let statistic = LeakStatistic(count: 4_000, calls: 40)
    /// dudect calls 10 certain. What disturbs one attempt does not disturb all; a leak shows in each.
    private static let bound = 10.0
    private static let attempts = 6

    private static func showsLeak(_ first: () -> Void, _ second: () -> Void) -> Bool {
        (0..<attempts).allSatisfy { statistic.t(seed: UInt64($0), first, second).magnitude >= bound }
    }

    private static func changed(_ bytes: [UInt8], at index: Int) -> [UInt8] {
        var bytes = bytes
        bytes[index] ^= 1
        return bytes
    }

    /// Ends at the first difference, as nothing that guards a secret may.
    @inline(never)
    private static func isSameEarly(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        for index in one.indices where one[index] != other[index] { return false }
        return true
    }

    @Test("G12: A digest that differs in its first byte is compared as long as one that differs in its last")
    func comparison() throws {
        let bytes = try Sample.issued().token.digest.bytes
        let digest = try #require(TokenDigest(bytes: bytes))
        let first = try #require(TokenDigest(bytes: Self.changed(bytes, at: 0)))
        let last = try #require(TokenDigest(bytes: Self.changed(bytes, at: 31)))
        var found = 0
        let isLeaking = Self.showsLeak({ found += first == digest ? 1 : 0 }, { found += last == digest ? 1 : 0 })
        #expect(!isLeaking)
        #expect(found == 0)
    }

    @Test("G12: The same measurement finds a comparison that ends at the first difference")
    func control() throws {
        let bytes = try Sample.issued().token.digest.bytes
        let (first, last) = (Self.changed(bytes, at: 0), Self.changed(bytes, at: 31))
        var found = 0
        let isLeaking = Self.showsLeak(
            { found += Self.isSameEarly(first, bytes) ? 1 : 0 }, { found += Self.isSameEarly(last, bytes) ? 1 : 0 })
        #expect(isLeaking)
        #expect(found == 0)
    }

    /// The table finds by the first eight bytes and then compares all 32: of those that it finds, none may be told apart.
    @Test("G12: A token whose digest differs right behind what the table finds by is unknown as slowly as at the end")
    func table() throws {
        let issued = try Sample.issued()
        let digest = issued.token.digest
        let tables = try [8, 31].map { index in
            var table = TokenTable(capacity: 1)
            table.put(issued.record, digest: try #require(TokenDigest(bytes: Self.changed(digest.bytes, at: index))))
            return table
        }
        let (first, last) = (tables[0], tables[1])
        var found = 0
        let isLeaking = Self.showsLeak(
            { found += first.id(of: issued.token) == nil ? 0 : 1 },
            { found += last.id(of: issued.token) == nil ? 0 : 1 })
        #expect(!isLeaking)
        #expect(found == 0)
    }
}
