import Foundation

/// What tells a description from other JSON and YAML without reading it whole as a tree: a member `openapi` or `swagger` of
/// its root.
enum DescriptionMark {
    private static let names = ["openapi", "swagger"].map { Array($0.utf8) }
    /// A file above this size is not looked at.
    private static let sizeLimit = 256 << 20

    /// Whether a file begins as a description; false for what cannot be read.
    static func isIn(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path), let bytes = try? file.read(upToCount: sizeLimit) else {
            return false
        }
        return bytes.withUnsafeBytes { isIn($0) }
    }

    /// Whether bytes have the member, in braces anywhere at depth one, otherwise at the beginning of a line.
    static func isIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var start = first
        while start < bytes.count, isBlank(bytes[start]) { start += 1 }
        guard start < bytes.count else { return false }
        return bytes[start] == UInt8(ascii: "{") ? isInBraces(bytes, start) : isInLines(bytes, first)
    }

    private static func isInBraces(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                if depth == 1, isMember(bytes, at: index) { return true }
                index = endOfString(bytes, index)
            case UInt8(ascii: "o"), UInt8(ascii: "s"):
                if depth == 1, isMember(bytes, at: index) { return true }
            default: break
            }
            index += 1
        }
        return false
    }

    private static func isInLines(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Bool {
        var isAtStart = true
        for index in start..<bytes.count {
            if isAtStart, isMember(bytes, at: index) { return true }
            isAtStart = bytes[index] == 0x0A || bytes[index] == 0x0D
        }
        return false
    }

    /// Whether one of the names stands here, in quotes or not, with a colon behind it.
    private static func isMember(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
        let quote = bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") ? bytes[index] : nil
        let start = quote == nil ? index : index + 1
        guard let name = names.first(where: { bytes[start...].starts(with: $0) }) else { return false }
        var end = start + name.count
        if let quote {
            guard end < bytes.count, bytes[end] == quote else { return false }
            end += 1
        }
        while end < bytes.count, isBlank(bytes[end]) { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: ":")
    }

    /// The place of the quote that ends a string, or of the last byte.
    private static func endOfString(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return index
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
