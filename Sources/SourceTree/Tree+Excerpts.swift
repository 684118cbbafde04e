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
                    var reader = LineReader(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                    while let position = pending.first, position.line == next.line {
                        found[position] = reader.window(around: position.column, width)
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
}
