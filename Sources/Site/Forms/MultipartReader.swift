/// Reads `multipart/form-data` (RFC 7578) that has been received whole, total for any bytes.
struct MultipartReader {
    private let bytes: [UInt8]
    private let delimiter: [UInt8]
    private var index = 0

    /// The fields of a body under the boundary of its content type.
    static func fields(_ bytes: [UInt8], boundary: String) throws(SiteError) -> FormFields {
        guard (1...70).contains(boundary.utf8.count) else {
            throw SiteError(.malformed, "A multipart boundary has 1 to 70 characters (RFC 2046 §5.1.1).")
        }
        var reader = MultipartReader(bytes: bytes, delimiter: Array(("--" + boundary).utf8))
        return try reader.read()
    }

    /// The boundary parameter of a content type, nil when there is none.
    static func boundary(of contentType: String) -> String? {
        ContentType(contentType)?.parameter("boundary")
    }

    private init(bytes: [UInt8], delimiter: [UInt8]) {
        self.bytes = bytes
        self.delimiter = delimiter
    }

    private mutating func read() throws(SiteError) -> FormFields {
        var form = FormFields()
        guard starts(with: delimiter) else { throw MultipartHead.broken("it does not begin with its boundary") }
        index += delimiter.count
        while !starts(with: [0x2D, 0x2D]) {
            try skipLineEnd()
            let head = try readHead()
            let content = try readContent()
            try form.append(try MultipartHead(head).field(content))
        }
        return form
    }

    /// The lines before the empty one; at most 8 KiB.
    private mutating func readHead() throws(SiteError) -> [String] {
        var lines: [String] = []
        let start = index
        while true {
            guard let end = lineEnd(), end - start < 8_192 else {
                throw MultipartHead.broken("the head of a part does not end")
            }
            let line = bytes[index..<end]
            index = end + 2
            if line.isEmpty { return lines }
            guard let text = String(validating: line, as: UTF8.self) else {
                throw MultipartHead.broken("a head is not UTF-8")
            }
            lines.append(text)
        }
    }

    /// The bytes up to CR LF and the delimiter, which is passed over.
    private mutating func readContent() throws(SiteError) -> ArraySlice<UInt8> {
        let end: [UInt8] = [0x0D, 0x0A] + delimiter
        let start = index
        while index + end.count <= bytes.count {
            if bytes[index] == 0x0D, starts(with: end) {
                let content = bytes[start..<index]
                index += end.count
                return content
            }
            index += 1
        }
        throw MultipartHead.broken("a part does not end with the boundary")
    }

    private func starts(with prefix: [UInt8]) -> Bool {
        index + prefix.count <= bytes.count && bytes[index..<index + prefix.count].elementsEqual(prefix)
    }

    private mutating func skipLineEnd() throws(SiteError) {
        guard starts(with: [0x0D, 0x0A]) else { throw MultipartHead.broken("a boundary is not followed by a line end") }
        index += 2
    }

    private func lineEnd() -> Int? {
        var scan = index
        while scan + 1 < bytes.count {
            if bytes[scan] == 0x0D, bytes[scan + 1] == 0x0A { return scan }
            scan += 1
        }
        return nil
    }
}
