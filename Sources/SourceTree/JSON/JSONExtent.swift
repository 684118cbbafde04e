/// Finds where an array or object of a JSON text that was read before ends.
enum JSONExtent {
    /// The offset after the bracket that closes the one at `start`.
    static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var depth = 0
        var offset = start
        var isInString = false
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""): isInString.toggle()
            case UInt8(ascii: "\\") where isInString: offset += 1
            case UInt8(ascii: "["), UInt8(ascii: "{"): if !isInString { depth += 1 }
            case UInt8(ascii: "]"), UInt8(ascii: "}"): if !isInString { depth -= 1 }
            default: break
            }
            offset += 1
            if depth == 0 { return offset }
        }
        return nil
    }
}
