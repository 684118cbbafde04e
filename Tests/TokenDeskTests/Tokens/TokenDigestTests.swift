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

    /// Each attempt has inputs of its own, so that none lies in memory as those of another.
    private static func showsLeak<Input>(_ inputs: () throws -> (Input, Input), work: (Input) -> Void) rethrows -> Bool
    {
        for attempt in 0..<attempts {
            let (first, second) = try inputs()
            if statistic.t(seed: UInt64(attempt), first, second, work: work).magnitude < bound { return false }
        }
        return true
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
        var found = 0
        let isLeaking = try Self.showsLeak(
            {
                (
                    try #require(TokenDigest(bytes: Self.changed(bytes, at: 0))),
                    try #require(TokenDigest(bytes: Self.changed(bytes, at: 31)))
                )
            },
            work: { found += $0 == digest ? 1 : 0 })
        #expect(!isLeaking)
        #expect(found == 0)
    }

    @Test("G12: The same measurement finds a comparison that ends at the first difference")
    func control() throws {
        let bytes = try Sample.issued().token.digest.bytes
        var found = 0
        // A machine that is disturbed in one of the attempts hides what shows in the others.
        let isLeaking = (0..<5).contains { _ in
            Self.showsLeak(
                { (Self.changed(bytes, at: 0), Self.changed(bytes, at: 31)) },
                work: { found += Self.isSameEarly($0, bytes) ? 1 : 0 })
        }
        #expect(isLeaking)
        #expect(found == 0)
    }

    /// The table finds by the first eight bytes and then compares all 32: of those that it finds, none may be told apart.
    @Test("G12: A token whose digest differs right behind what the table finds by is unknown as slowly as at the end")
    func table() throws {
        let issued = try Sample.issued()
        let digest = issued.token.digest
        func table(differingAt index: Int) throws -> TokenTable {
            var table = TokenTable(capacity: 1)
            table.put(issued.record, digest: try #require(TokenDigest(bytes: Self.changed(digest.bytes, at: index))))
            return table
        }
        var found = 0
        let isLeaking = try Self.showsLeak(
            { (try table(differingAt: 8), try table(differingAt: 31)) },
            work: { found += $0.id(of: issued.token) == nil ? 0 : 1 })
        #expect(!isLeaking)
        #expect(found == 0)
    }
}
