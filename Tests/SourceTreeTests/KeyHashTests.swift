import Testing

@testable import SourceTree

@Suite("Hashes of keys")
struct KeyHashTests {
    @Test("equal bytes have equal hashes, however they are stored")
    func equality() {
        for length in 0...40 {
            let text = String(repeating: "kéy", count: length)
            let bytes = [0xFF] + Array(text.utf8) + [0xFF]
            let other = bytes[1..<bytes.count - 1].withUnsafeBufferPointer { KeyHash.hash($0) }
            #expect(KeyHash.hash(text) == other)
        }
    }

    @Test("keys of the kinds that descriptions have seldom collide")
    func spread() {
        var hashes: Set<UInt32> = []
        for number in 0..<20_000 {
            hashes.insert(KeyHash.hash("key\(number)"))
            hashes.insert(KeyHash.hash("/resources/{id}/parts/\(number)/items"))
            hashes.insert(
                KeyHash.hash(
                    String(repeating: "a", count: number % 50) + "\(number)" + String(repeating: "b", count: 20)))
        }
        // By chance about 0.4 of 60,000 collide in 32 bits.
        #expect(hashes.count > 59_990)
    }

    @Test("length is part of a key")
    func length() {
        #expect(KeyHash.hash("") != KeyHash.hash("\0"))
        #expect(KeyHash.hash("\0") != KeyHash.hash("\0\0"))
        #expect(KeyHash.hash("a\0") != KeyHash.hash("a"))
    }
}
