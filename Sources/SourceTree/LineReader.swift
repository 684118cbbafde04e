/// A line that is read from front to back once, however many windows are cut out of it: a whole description may stand in one.
struct LineReader {
    /// Bytes that are counted at once.
    private static let block = 256

    private let bytes: UnsafeBufferPointer<UInt8>
    private let indentation: Int
    private var offset = 0
    /// Characters before the offset.
    private var passed = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        indentation = bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
    }

    /// At most `width` characters without the indentation; from the front, unless the column lies far behind. Columns must
    /// come in ascending order.
    mutating func window(around column: Int, _ width: Int) -> String {
        let isFar = column - indentation > width * 2 / 3
        advance(to: isFar ? column - width / 3 : indentation + 1)
        var end = offset
        var scalars = 0
        while end < bytes.count {
            if Self.beginsScalar(bytes[end]) { scalars += 1 }
            if scalars > width { break }
            end += 1
        }
        let text = String(decoding: bytes[offset..<end], as: UTF8.self)
        return (isFar ? "…" : "") + text + (end < bytes.count ? "…" : "")
    }

    /// Goes on to where a character begins, counted from 1.
    private mutating func advance(to scalar: Int) {
        while offset + Self.block <= bytes.count {
            var begun = 0
            for place in offset..<offset + Self.block where Self.beginsScalar(bytes[place]) { begun += 1 }
            guard passed + begun < scalar else { break }
            passed += begun
            offset += Self.block
        }
        while offset < bytes.count {
            if Self.beginsScalar(bytes[offset]) {
                guard passed + 1 < scalar else { return }
                passed += 1
            }
            offset += 1
        }
    }

    private static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
