/// Lines that begin with a tab and hold nothing, or a comment alone. YAML allows them (1.2, sections 6.6 and 6.7), libyaml
/// does not.
enum TabbedLines {
    /// The text with other blanks for these tabs, every byte in its place; nil when there are none.
    ///
    /// Before a comment line ends stand for them: blanks would make the comment a part of a block scalar before it.
    static func mended(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var mended: [UInt8]?
        var start = 0
        while start < bytes.count {
            if bytes[start] == UInt8(ascii: "\t") {
                let end = bytes[start...].firstIndex { !isBlank($0) } ?? bytes.count
                let next = end < bytes.count ? bytes[end] : UInt8(ascii: "\n")
                let isComment = next == UInt8(ascii: "#")
                if isComment || isLineEnd(next) {
                    var text = mended ?? Array(bytes)
                    for index in start..<end { text[index] = isComment ? UInt8(ascii: "\n") : UInt8(ascii: " ") }
                    mended = text
                }
                start = end
            }
            let end = bytes[start...].firstIndex(where: isLineEnd) ?? bytes.count
            start = end + 1
        }
        return mended
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
