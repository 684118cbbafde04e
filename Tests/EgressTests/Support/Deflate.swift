/// A zlib stream (RFC 1950) of zeros, made by hand: one block with fixed codes, a literal and matches of length 258.
enum Deflate {
    static func zeros(megabytes: Int) -> [UInt8] {
        let matches = megabytes * 1_048_576 / 258
        var bits = BitWriter(bytes: [0x78, 0x9C])
        bits.write(1, count: 1)
        bits.write(1, count: 2)
        // Literal 0 is 00110000 (RFC 1951, section 3.2.6), Huffman codes go most significant bit first.
        bits.writeCode(0b00110000, count: 8)
        for _ in 0..<matches {
            // Length 258 is code 285, 11000101; distance 1 is code 0 in five bits.
            bits.writeCode(0b11000101, count: 8)
            bits.writeCode(0, count: 5)
        }
        bits.writeCode(0, count: 7)
        return bits.finish()
    }

    private struct BitWriter {
        var bytes: [UInt8]
        var current: UInt8 = 0
        var filled = 0

        mutating func write(_ value: Int, count: Int) {
            for bit in 0..<count { put(value >> bit & 1) }
        }

        mutating func writeCode(_ value: Int, count: Int) {
            for bit in (0..<count).reversed() { put(value >> bit & 1) }
        }

        private mutating func put(_ bit: Int) {
            current |= UInt8(bit) << UInt8(filled)
            filled += 1
            if filled == 8 {
                bytes.append(current)
                current = 0
                filled = 0
            }
        }

        func finish() -> [UInt8] { filled == 0 ? bytes : bytes + [current] }
    }
}
