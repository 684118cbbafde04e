/// Text and attribute values: the same string comes out of any HTML parser that went in here.
///
/// Two things no HTML can carry are changed: NUL becomes U+FFFD, and so does each malformed sequence of UTF-8.
extension HTML {
    /// Where a string stands, which decides what has to be escaped in it.
    enum Context {
        case text
        case attribute
    }

    /// Writes a string as text.
    public mutating func text(_ string: String) {
        escape(string, in: .text)
    }

    /// Writes bytes as text. Malformed UTF-8 shows as U+FFFD.
    public mutating func text(utf8 bytes: some Collection<UInt8>) {
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { escapeRepairing($0) }
        if isContiguous == nil { Array(bytes).withUnsafeBufferPointer { escapeRepairing($0) } }
    }

    mutating func escape(_ string: String, in context: Context) {
        var string = string
        string.withUTF8 { escape($0, in: context) }
    }

    private mutating func escapeRepairing(_ bytes: UnsafeBufferPointer<UInt8>) {
        if UTF8Check.isValid(bytes) {
            escape(bytes, in: .text)
        } else {
            escape(String(decoding: bytes, as: UTF8.self), in: .text)
        }
    }

    /// Copies runs that need no escape in one piece. The bytes are well-formed UTF-8.
    mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>, in context: Context) {
        let table = EscapeTable(context)
        var start = 0
        while let index = table.firstEscaped(in: bytes, from: start) {
            storage.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            write(EscapeTable.replacement(of: bytes[index]))
            start = index + 1
        }
        storage.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    /// Writes bytes as text in which character references (`&nbsp;`, `&#8212;`) stay what they are. A reference
    /// stands for characters alone and never for markup.
    mutating func text(keepingReferences bytes: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"), let end = CharacterReference.end(in: bytes, at: index) {
                escapeRepairing(UnsafeBufferPointer(rebasing: bytes[start..<index]))
                storage.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[index..<end]))
                start = end
                index = end
            } else {
                index += 1
            }
        }
        escapeRepairing(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
}
