extension Tree {
    /// The lines of the text at some positions, each cut to a window around its position. One pass over the text,
    /// however many are asked for.
    public func excerpts(at positions: Set<Position>, width: Int = 120) -> [Position: String] {
        var pending = positions.sorted()[...]
        var found: [Position: String] = [:]
        bytes.withUnsafeBufferPointer { bytes in
            var line = 1
            var start = ByteOrderMark.utf8.isPrefix(of: bytes) ? 3 : 0
            while let next = pending.first, start <= bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                if next.line == line {
                    let text = UnsafeBufferPointer(rebasing: bytes[start..<end])
                    while let position = pending.first, position.line == line {
                        found[position] = Self.window(of: text, around: position.column, width)
                        pending.removeFirst()
                    }
                }
                if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
                start = end + 1
                line += 1
            }
        }
        return found
    }

    /// At most `width` characters of a line without its indentation; from the front, unless the column lies far behind.
    private static func window(of line: UnsafeBufferPointer<UInt8>, around column: Int, _ width: Int) -> String {
        let indentation = line.prefix { $0 == 0x20 || $0 == 0x09 }.count
        let isFar = column - indentation > width * 2 / 3
        let first = isFar ? column - width / 3 : indentation + 1
        var (scalar, start) = (0, 0)
        var end = line.count
        for (offset, byte) in line.enumerated() where byte & 0xC0 != 0x80 {
            scalar += 1
            if scalar == first { start = offset }
            if scalar == first + width {
                end = offset
                break
            }
        }
        let text = String(decoding: line[start..<end], as: UTF8.self)
        return (isFar ? "…" : "") + text + (end < line.count ? "…" : "")
    }
}
