/// The bytes with which a text may announce its encoding.
enum ByteOrderMark {
    case utf8, utf16, utf32

    /// Whether the bytes start with this mark, or, for UTF-16 and UTF-32, with the zero bytes that ASCII leaves in them.
    func isPrefix(of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
        switch self {
        case .utf8: return byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF
        case .utf32:
            return (byte(0) == 0xFF && byte(1) == 0xFE && byte(2) == 0 && byte(3) == 0)
                || (byte(0) == 0 && byte(1) == 0 && byte(2) != nil)
        case .utf16:
            if byte(0) == 0xFE && byte(1) == 0xFF || byte(0) == 0xFF && byte(1) == 0xFE { return true }
            guard let first = byte(0), let second = byte(1) else { return false }
            return (first == 0) != (second == 0)
        }
    }
}
