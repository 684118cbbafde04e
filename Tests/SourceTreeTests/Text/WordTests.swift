import Testing

@testable import SourceTree

@Suite("Eight bytes at a time")
struct WordTests {
    @Test("two texts are equal when no byte differs, wherever it stands")
    func equality() {
        for count in 0...40 {
            let text = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            #expect(areEqual(text, text))
            for place in 0..<count {
                var other = text
                other[place] ^= 0x80
                #expect(!areEqual(text, other))
            }
        }
    }

    private func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        Word.areEqual(left, right, count: left.count)
    }
}
