/// What a line begins with: marks of block quotes and list items, and columns of indentation.
struct LinePrefix {
    private(set) var markers = 0
    private(set) var columns = 0

    init(_ line: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < line.count {
            let byte = line[index]
            switch byte {
            case 0x20: columns += 1
            case 0x09: columns += 4
            case UInt8(ascii: ">"): markers += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
                guard Self.isBlank(line, at: index + 1) else { return }
                markers += 1
            case 0x30...0x39:
                guard let end = Self.endOfNumber(line, from: index) else { return }
                markers += 1
                index = end
            default: return
            }
            index += 1
        }
    }

    private static func isBlank(_ line: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index >= line.count || line[index] == 0x20 || line[index] == 0x09
    }

    /// Where the `.` or `)` of an ordered item's number of at most nine digits stands.
    private static func endOfNumber(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < line.count, index < start + 9, (0x30...0x39).contains(line[index]) { index += 1 }
        guard index < line.count, line[index] == UInt8(ascii: ".") || line[index] == UInt8(ascii: ")") else {
            return nil
        }
        return isBlank(line, at: index + 1) ? index : nil
    }
}
