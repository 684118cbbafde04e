import Crypto
import Testing

@testable import Storage

@Suite("Seals")
struct SealTests {
    let seal = Seal(key: SymmetricKey(size: .bits256), keyID: "k1")
    let row: RowIdentity

    init() throws {
        row = try RowIdentity(table: "t", column: "c", key: ["a", "b"])
    }

    @Test("What was sealed opens to the same bytes", arguments: [0, 1, 247, 248, 249, 256, 8192, 100_000])
    func roundTrip(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        #expect(try seal.open(seal.seal(bytes, for: row), for: row) == bytes)
    }

    @Test(
        "Lengths show in steps of 256 bytes alone (THREATS 6.1)",
        arguments: [(0, 256), (1, 256), (40, 256), (248, 256), (249, 512), (504, 512), (505, 768)])
    func padding(count: Int, padded: Int) throws {
        // Version, length of the id, id, nonce and tag stand around the padded text.
        #expect(try seal.seal([UInt8](repeating: 9, count: count), for: row).count == 1 + 1 + 2 + 12 + padded + 16)
    }

    @Test("Every flipped byte and every cut is noticed (THREATS B2)")
    func flips() throws {
        let sealed = try seal.seal(Array("canary".utf8), for: row)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: StoreError.self) { try seal.open(changed, for: row) }
        }
        for count in [0, 1, 2, 3, 4, 15, 16, 31, 32, sealed.count - 1] {
            #expect(throws: StoreError.self) { try seal.open(Array(sealed.prefix(count)), for: row) }
        }
    }

    @Test(
        "A value opens in its own row alone (THREATS B2)",
        arguments: [
            ("t", "c", ["a", "x"]), ("t", "c", ["ab", ""]), ("t", "c", ["", "ab"]), ("t", "x", ["a", "b"]),
            ("x", "c", ["a", "b"]), ("t", "c", ["a"]), ("t", "c", ["a", "b", ""]), ("tc", "", ["a", "b"]),
        ])
    func rows(table: String, column: String, key: [String]) throws {
        let sealed = try seal.seal([1], for: row)
        #expect(throws: StoreError.self) {
            try seal.open(sealed, for: RowIdentity(table: table, column: column, key: key))
        }
    }

    @Test("Another key, or the same key under another id, opens nothing (THREATS B2)")
    func keys() throws {
        let sealed = try seal.seal([1], for: row)
        #expect(throws: StoreError.self) {
            try Seal(key: SymmetricKey(size: .bits256), keyID: "k1").open(sealed, for: row)
        }
        #expect(throws: StoreError.self) { try Seal(key: seal.key, keyID: "k2").open(sealed, for: row) }
        #expect(Seal.keyID(of: sealed) == "k1")
    }

    @Test("The same text is sealed otherwise each time")
    func nonces() throws {
        #expect(try seal.seal([1], for: row) != seal.seal([1], for: row))
    }
}
