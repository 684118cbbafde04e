import CByteMasks
import Testing

@testable import SourceTree

@Suite("Masks of bytes")
struct ByteMasksTests {
    @Test("there is a way on every processor")
    func ways() {
        #expect(!ByteMasks.ways.isEmpty)
    }

    @Test("every way marks each character where it stands and nowhere else", arguments: ByteMasks.ways.indices)
    func characters(index: Int) {
        var generator = SeededGenerator(state: 5)
        var bytes = (UInt8.min ... .max).map { $0 }
        for _ in 0..<4096 { bytes.append(UInt8.random(in: .min ... .max, using: &generator)) }
        for _ in 0..<4096 {
            bytes.append(Array("{}[]:,\"\\ \n\r\tx\u{0C}\u{1A}".utf8).randomElement(using: &generator) ?? 0)
        }
        var masks = [portico_byte_masks](repeating: portico_byte_masks(), count: bytes.count / 64)
        ByteMasks.ways[index].fill(bytes, masks.count, &masks)
        var wrong: [Int] = []
        for (offset, byte) in bytes.enumerated() {
            let mask = masks[offset / 64]
            func has(_ word: UInt64) -> Bool { word >> UInt64(offset % 64) & 1 == 1 }
            let isRight =
                has(mask.quotes) == (byte == 0x22) && has(mask.backslashes) == (byte == 0x5C)
                && has(mask.punctuation) == "{}[]:,".utf8.contains(byte)
                && has(mask.spaces) == [0x20, 0x09, 0x0A, 0x0D].contains(byte) && has(mask.controls) == (byte < 0x20)
                && has(mask.highs) == (byte >= 0x80)
            if !isRight { wrong.append(offset) }
        }
        #expect(wrong.prefix(5).isEmpty)
    }

    @Test("every way lists the bits that are set, in order", arguments: ByteMasks.ways.indices)
    func places(index: Int) {
        var generator = SeededGenerator(state: 9)
        var masks: [UInt64] = [
            0, 1, 1 << 63, .max, 0xFFFF, 0x1_FFFF, 0xFFFF_FFFF, 0x1_FFFF_FFFF, 0xAAAA_AAAA_AAAA_AAAA, 0,
        ]
        for _ in 0..<200 {
            let dense = UInt64.random(in: .min ... .max, using: &generator)
            masks += [dense, dense & dense << 7 & dense >> 3]
        }
        var expected: [UInt32] = []
        for (block, mask) in masks.enumerated() {
            for bit in 0..<64 where mask >> UInt64(bit) & 1 == 1 { expected.append(UInt32(1000 + block * 64 + bit)) }
        }
        var found = [UInt32](repeating: 0, count: masks.count * 64)
        let count = ByteMasks.ways[index].places(masks, masks.count, 1000, &found)
        #expect(count == expected.count)
        #expect(zip(found, expected).allSatisfy(==))
    }
}
