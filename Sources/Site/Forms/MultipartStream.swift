import Foundation

/// Reads `multipart/form-data` (RFC 7578) as it comes, total for any bytes; it holds a part's head, or as many bytes as
/// might begin a boundary.
struct MultipartStream {
    /// What was read.
    enum Event: Equatable {
        /// A part begins: `fileName` is nil for a text.
        case part(MultipartHead)
        case content([UInt8])
        /// A part ended.
        case partEnd
        /// The form ended.
        case end
    }

    private enum Place {
        case preamble, boundary, head, content, over
    }

    private static let headLimit = 8_192

    /// What ends a part: CR LF, two hyphens and the boundary.
    private let delimiter: [UInt8]
    private var bytes: [UInt8] = []
    private var index = 0
    private var place = Place.preamble

    /// Throws for a boundary that none may be.
    init(boundary: String) throws(SiteError) {
        guard (1...70).contains(boundary.utf8.count) else {
            throw SiteError(.malformed, "A multipart boundary has 1 to 70 characters (RFC 2046 §5.1.1).")
        }
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// Bytes of the end of a form, from behind the last content on, as browsers write it.
    var endLength: Int { delimiter.count + 4 }

    /// Bytes that were fed and are not read yet.
    var waiting: Int { bytes.count - index }

    /// Takes the next bytes.
    mutating func feed(_ more: [UInt8]) {
        if index > 0 {
            bytes.removeFirst(index)
            index = 0
        }
        bytes += more
    }

    /// The next thing that was read; nil when more bytes are needed for it.
    mutating func next() throws(SiteError) -> Event? {
        while true {
            switch place {
            case .preamble:
                guard waiting >= delimiter.count - 2 else { return nil }
                guard starts(with: delimiter.dropFirst(2)) else {
                    throw MultipartHead.broken("it does not begin with its boundary")
                }
                index += delimiter.count - 2
                place = .boundary
            case .boundary:
                guard waiting >= 2 else { return nil }
                let isEnd = starts(with: [0x2D, 0x2D])
                guard isEnd || starts(with: [0x0D, 0x0A]) else {
                    throw MultipartHead.broken("a boundary is not followed by a line end")
                }
                index += 2
                place = isEnd ? .over : .head
                if isEnd { return .end }
            case .head:
                guard let head = try readHead() else { return nil }
                place = .content
                return .part(head)
            case .content: return readContent()
            case .over:
                // What follows the end means nothing (RFC 2046 §5.1.1).
                index = bytes.count
                return nil
            }
        }
    }

    private mutating func readHead() throws(SiteError) -> MultipartHead? {
        var lines: [String] = []
        var start = index
        while let end = lineEnd(from: start) {
            if end == start {
                index = end + 2
                return try MultipartHead(lines)
            }
            guard let text = String(validating: bytes[start..<end], as: UTF8.self) else {
                throw MultipartHead.broken("a head is not UTF-8")
            }
            lines.append(text)
            start = end + 2
        }
        guard waiting < Self.headLimit else { throw MultipartHead.broken("the head of a part does not end") }
        return nil
    }

    /// Whatever is content for certain; then the end of the part.
    private mutating func readContent() -> Event? {
        let (end, isFound) = contentEnd()
        if end > index {
            defer { index = end }
            return .content(Array(bytes[index..<end]))
        }
        guard isFound else { return nil }
        index += delimiter.count
        place = .boundary
        return .partEnd
    }

    /// Where the content ends, or might end.
    private func contentEnd() -> (Int, isFound: Bool) {
        bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return (0, false) }
            var scan = index
            // Gigabytes pass here, so the search is the C library's.
            while scan < buffer.count, let place = memchr(base + scan, 0x0D, buffer.count - scan) {
                let found = base.distance(to: UnsafeRawPointer(place))
                let length = min(delimiter.count, buffer.count - found)
                if memcmp(place, delimiter, length) == 0 { return (found, length == delimiter.count) }
                scan = found + 1
            }
            return (buffer.count, false)
        }
    }

    private func starts(with prefix: some Collection<UInt8>) -> Bool {
        waiting >= prefix.count && bytes[index..<index + prefix.count].elementsEqual(prefix)
    }

    private func lineEnd(from start: Int) -> Int? {
        var scan = start
        while scan + 1 < bytes.count {
            if bytes[scan] == 0x0D, bytes[scan + 1] == 0x0A { return scan }
            scan += 1
        }
        return nil
    }
}
