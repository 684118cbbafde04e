import Testing

@testable import SourceTree

@Suite("Checking UTF-8 (RFC 3629)")
struct UTF8CheckTests {
    @Test("every scalar value is accepted, wherever it stands in a word")
    func scalars() {
        for value in stride(from: UInt32(0x80), through: 0x10FFFF, by: 61) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let padding = String(repeating: "x", count: Int(value % 37))
            let check = check(Array((padding + String(scalar) + padding).utf8))
            #expect(check.brokenOffset == nil && !check.isASCII)
        }
    }

    @Test(
        "the first and last of each length are accepted",
        arguments: ["\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"])
    func edges(text: String) {
        #expect(check(Array(text.utf8)).brokenOffset == nil)
    }

    @Test("agrees with the standard library on every two bytes and on random longer ones")
    func agreement() {
        for first in UInt8.min ... .max {
            for second in UInt8.min ... .max { compare([first, second]) }
        }
        var generator = SeededGenerator(state: 7)
        for _ in 0..<20_000 {
            let lead: [UInt8] = [0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xC2, 0x41]
            let tail: [UInt8] = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0]
            var bytes = [lead.randomElement(using: &generator) ?? 0]
            for _ in 0..<4 { bytes.append(tail.randomElement(using: &generator) ?? 0) }
            compare(Array(bytes.prefix(Int.random(in: 1...5, using: &generator))))
        }
    }

    @Test("the offset is that of the broken sequence's first byte", arguments: [0, 1, 31, 32, 33, 100])
    func offsets(padding: Int) {
        let front = [UInt8](repeating: 0x61, count: padding)
        #expect(check(front + [0xC3, 0xA9, 0xE2, 0x82, 0x41]).brokenOffset == padding + 2)
        #expect(check(front).isASCII)
    }

    private func compare(_ bytes: [UInt8]) {
        let isValid = String(validating: bytes, as: UTF8.self) != nil
        if (check(bytes).brokenOffset == nil) != isValid { Issue.record("\(bytes)") }
    }

    private func check(_ bytes: [UInt8]) -> UTF8Check { bytes.withUnsafeBufferPointer { UTF8Check($0) } }
}
