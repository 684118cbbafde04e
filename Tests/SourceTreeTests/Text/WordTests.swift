import Testing

@testable import SourceTree

@Suite("Eight bytes at a time")
struct WordTests {
    @Test("the first byte that ends a run in a string is found wherever it stands", arguments: 0..<8)
    func stringStops(place: Int) {
        for byte in UInt8.min ... .max {
            for filler in [UInt8(0x20), 0x21, 0x23, 0x5B, 0x5D, 0x7F, 0x80, 0xA2, 0xDC, 0xFF] {
                var bytes = [UInt8](repeating: filler, count: 8)
                bytes[place] = byte
                let stops = byte < 0x20 || byte == 0x22 || byte == 0x5C
                #expect(mark(bytes) == (stops ? place : 8), "\(byte) among \(filler)")
            }
        }
    }

    @Test("of several stops the first counts")
    func firstOfSeveral() {
        #expect(mark([0x61, 0x22, 0x22, 0x5C, 0x00, 0x1F, 0x22, 0x5C]) == 1)
        #expect(mark([0x21, 0x23, 0x5B, 0x5D, 0x00, 0x01, 0x02, 0x03]) == 4)
    }

    @Test("spaces are counted from the front")
    func spaces() {
        for count in 0...8 {
            let bytes = [UInt8](repeating: 0x20, count: count) + [UInt8](repeating: 0x0A, count: 8 - count)
            let found = bytes.withUnsafeBufferPointer { $0.baseAddress.map { Word.leadingSpaces(Word.load($0, 0)) } }
            #expect(found == count)
        }
    }

    private func mark(_ bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { $0.baseAddress.map { Word.firstMark(Word.stringStops(Word.load($0, 0))) } }
    }
}
