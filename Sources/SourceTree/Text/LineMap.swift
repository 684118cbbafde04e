import Synchronization

/// Finds line and column of a byte offset; made on the first question, since most texts are never asked.
///
/// A class because trees built from a text share one map with it.
final class LineMap: Sendable {
    let bytes: [UInt8]
    private let checkpoints = Mutex<[Position]?>(nil)

    private static let stride = 256

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The position of a byte; an offset past the end is that of the end.
    func position(at offset: Int) -> Position {
        let offset = max(0, min(offset, bytes.count))
        let index = offset / Self.stride
        let checkpoint = checkpoints.withLock { known in
            let all = known ?? Self.checkpoints(of: bytes)
            known = all
            return all[index]
        }
        return Self.advance(checkpoint, over: bytes, from: index * Self.stride, to: offset)
    }

    /// The positions of the offsets 0, 256, 512 …
    private static func checkpoints(of bytes: [UInt8]) -> [Position] {
        var result = [Position.start]
        result.reserveCapacity(bytes.count / stride + 1)
        var position = Position.start
        var offset = 0
        while offset + stride <= bytes.count {
            position = advance(position, over: bytes, from: offset, to: offset + stride)
            offset += stride
            result.append(position)
        }
        return result
    }

    private static func advance(_ position: Position, over bytes: [UInt8], from start: Int, to end: Int) -> Position {
        var line = position.line
        var column = position.column
        bytes.withUnsafeBufferPointer { bytes in
            var offset = start
            if offset == 0, ByteOrderMark.utf8.isPrefix(of: bytes) { offset = min(3, end) }
            while offset < end {
                let byte = bytes[offset]
                offset += 1
                if byte == 0x0A || (byte == 0x0D && (offset == bytes.count || bytes[offset] != 0x0A)) {
                    line += 1
                    column = 1
                } else if byte & 0xC0 != 0x80 {
                    column += 1
                }
            }
        }
        return Position(line: line, column: column)
    }
}
