/// Reads code from front to back and writes it with its parts marked. What each language adds moves ``index`` only
/// forward, so every scan is linear.
struct CodeScanner {
    enum Part {
        case plain, space, key, string, number, literal, punctuation, comment, keyword

        /// The start tag around it.
        var tag: StaticString? {
            switch self {
            case .plain, .space: nil
            case .key: "<span class=\"tok-key\">"
            case .string: "<span class=\"tok-string\">"
            case .number: "<span class=\"tok-number\">"
            case .literal: "<span class=\"tok-literal\">"
            case .punctuation: "<span class=\"tok-punctuation\">"
            case .comment: "<span class=\"tok-comment\">"
            case .keyword: "<span class=\"tok-keyword\">"
            }
        }
    }

    let bytes: [UInt8]
    var index = 0
    private var html: HTML
    private var pending: Part = .plain
    private var pendingStart = 0
    /// Whether no character needs a mark.
    private let isVisible: Bool

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        isVisible = bytes.withUnsafeBufferPointer { !InvisibleScalar.mayOccur(in: $0) }
        html = HTML(capacity: bytes.count * 3)
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// The byte at the index; NUL at the end.
    var current: UInt8 { byte(at: index) }

    func byte(at position: Int) -> UInt8 {
        position >= 0 && position < bytes.count ? bytes[position] : 0
    }

    func matches(_ literal: StaticString) -> Bool {
        literal.withUTF8Buffer { literal in
            guard bytes.count - index >= literal.count else { return false }
            for offset in 0..<literal.count where bytes[index + offset] != literal[offset] { return false }
            return true
        }
    }

    /// Marks everything from the end of the last part to `end` and goes on there. Neighbours of one kind, and blanks
    /// behind them, become one part.
    mutating func take(to end: Int, as part: Part) {
        var end = min(max(end, index), bytes.count)
        guard end > index else { return }
        // Never within a character, also where a sign took the byte behind it along.
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        if part != pending, part != .space {
            flush()
            pending = part
        }
        index = end
    }

    mutating func take(_ count: Int = 1, as part: Part) {
        take(to: index + count, as: part)
    }

    mutating func finish() -> HTML {
        take(to: bytes.count, as: .plain)
        flush()
        return html
    }

    private mutating func flush() {
        guard index > pendingStart else { return }
        let tag = pending.tag
        if let tag { html.write(tag) }
        if isVisible {
            bytes.withUnsafeBufferPointer {
                html.escape(UnsafeBufferPointer(rebasing: $0[pendingStart..<index]), in: .text)
            }
        } else {
            html.visible(utf8: bytes[pendingStart..<index])
        }
        if tag != nil { html.write("</span>") }
        pendingStart = index
    }

    // MARK: Steps that several languages share

    func end(from start: Int, while isPart: (UInt8) -> Bool) -> Int {
        var position = start
        while position < bytes.count, isPart(bytes[position]) { position += 1 }
        return position
    }

    func endOfLine(from start: Int) -> Int {
        end(from: start) { $0 != 0x0A }
    }

    /// The end of a quoted text whose opening quote is at the index; the end of the line when it is not closed
    /// there and `isMultiline` is false.
    func endOfQuoted(escape: UInt8?, isMultiline: Bool = false) -> Int {
        let quote = current
        var position = index + 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote { return position + 1 }
            if byte == 0x0A, !isMultiline { return position }
            position += byte == escape ? 2 : 1
        }
        return bytes.count
    }

    /// The end of the first `literal` at or behind `start`; the end of the text when there is none.
    func endOf(_ literal: StaticString, from start: Int) -> Int {
        literal.withUTF8Buffer { literal in
            var position = start
            while position + literal.count <= bytes.count {
                if bytes[position..<(position + literal.count)].elementsEqual(literal) {
                    return position + literal.count
                }
                position += 1
            }
            return bytes.count
        }
    }

    func word(to end: Int) -> String {
        String(decoding: bytes[index..<min(max(end, index), bytes.count)], as: UTF8.self)
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    static func isWordPart(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    static func isNumberPart(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
            || byte | 0x20 == UInt8(ascii: "x")
    }
}
