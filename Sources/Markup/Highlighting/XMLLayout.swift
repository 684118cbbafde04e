/// The walk of ``XMLFormatter``: first the tags with what belongs together, then the lines. No recursion.
struct XMLLayout {
    private enum Kind {
        case start, end, empty, other, text, blank
    }

    private struct Piece {
        let kind: Kind
        let range: Range<Int>
        /// Of a start tag: whether text stands directly in the element, or it asks to keep its blanks.
        var isMixed = false
    }

    private let bytes: [UInt8]
    private var pieces: [Piece] = []
    private var open: [Int] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() -> [UInt8]? {
        guard read(), open.isEmpty else { return nil }
        return write()
    }

    private mutating func read() -> Bool {
        var index = 0
        while index < bytes.count {
            let end = bytes[index] == UInt8(ascii: "<") ? endOfMarkup(from: index) : endOfText(from: index)
            guard let end, add(index..<end) else { return false }
            index = end
        }
        return true
    }

    private mutating func add(_ range: Range<Int>) -> Bool {
        let kind = kind(of: range)
        if kind == .end {
            guard let start = open.popLast(), name(of: pieces[start].range) == name(of: range) else { return false }
        }
        if kind == .text, let around = open.last { pieces[around].isMixed = true }
        pieces.append(Piece(kind: kind, range: range))
        if kind == .start {
            guard open.count < XMLFormatter.depth else { return false }
            pieces[pieces.count - 1].isMixed = bytes[range].contains(UInt8(ascii: ":")) && keepsBlanks(range)
            open.append(pieces.count - 1)
        }
        return true
    }

    private func kind(of range: Range<Int>) -> Kind {
        guard bytes[range.lowerBound] == UInt8(ascii: "<") else {
            return bytes[range].allSatisfy(CodeScanner.isBlank) ? .blank : .text
        }
        switch bytes[range.lowerBound + 1] {
        case UInt8(ascii: "/"): return .end
        case UInt8(ascii: "?"): return .other
        case UInt8(ascii: "!"): return starts(range.lowerBound, "<![CDATA[") ? .text : .other
        default: return bytes[range.upperBound - 2] == UInt8(ascii: "/") ? .empty : .start
        }
    }

    private func write() -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        var depth = 0
        // Within an element with words nothing is moved: the number of start tags that are open in it.
        var kept = 0
        var isAfterStart = false
        for piece in pieces {
            if kept > 0 {
                out += bytes[piece.range]
                kept += piece.kind == .start ? 1 : piece.kind == .end ? -1 : 0
                isAfterStart = false
                if kept == 0 { depth -= 1 }
                continue
            }
            if piece.kind == .blank { continue }
            if piece.kind == .end { depth -= 1 }
            if !(piece.kind == .end && isAfterStart), !out.isEmpty {
                out.append(0x0A)
                out.append(contentsOf: repeatElement(0x20, count: depth * 2))
            }
            out += bytes[piece.range]
            isAfterStart = piece.kind == .start
            if piece.kind == .start {
                depth += 1
                if piece.isMixed { kept = 1 }
            }
        }
        return out
    }

    private func endOfText(from index: Int) -> Int? { bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count }

    private func endOfMarkup(from index: Int) -> Int? {
        if starts(index, "<!--") { return end(of: "-->", from: index + 4) }
        if starts(index, "<![CDATA[") { return end(of: "]]>", from: index + 9) }
        if starts(index, "<?") { return end(of: "?>", from: index + 2) }
        var quote: UInt8?
        var brackets = 0
        var position = index + 1
        guard position < bytes.count, !CodeScanner.isBlank(bytes[position]) else { return nil }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if let mark = quote {
                if byte == mark { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "["): brackets += 1
                case UInt8(ascii: "]"): brackets -= 1
                case UInt8(ascii: ">") where brackets <= 0: return position - index > 2 ? position : nil
                default: break
                }
            }
        }
        return nil
    }

    private func name(of range: Range<Int>) -> ArraySlice<UInt8> {
        let start = range.lowerBound + (bytes[range.lowerBound + 1] == UInt8(ascii: "/") ? 2 : 1)
        return bytes[start..<range.upperBound].prefix {
            !CodeScanner.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
        }
    }

    private func keepsBlanks(_ range: Range<Int>) -> Bool {
        String(decoding: bytes[range], as: UTF8.self).contains("xml:space=\"preserve\"")
    }

    private func starts(_ index: Int, _ words: StaticString) -> Bool {
        words.withUTF8Buffer { words in
            bytes.count - index >= words.count && bytes[index..<index + words.count].elementsEqual(words)
        }
    }

    private func end(of words: StaticString, from start: Int) -> Int? {
        words.withUTF8Buffer { words in
            var position = start
            while position + words.count <= bytes.count {
                if bytes[position] == words[0], bytes[position..<position + words.count].elementsEqual(words) {
                    return position + words.count
                }
                position += 1
            }
            return nil
        }
    }
}
