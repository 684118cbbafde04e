import OpenAPI

/// Writes a multipart body (RFC 7578, RFC 2046 section 5.1); names are escaped as browsers do (WHATWG HTML section 4.10.21.8).
struct MultipartWriter {
    /// One part before it is written.
    struct Part {
        /// The name in `Content-Disposition: form-data`, nil for a part without one.
        let name: String?
        var fileName: String?
        var contentType: String?
        var bytes: [UInt8]
        /// Further fields of the part; a `Content-Disposition` among them takes the place of the part's own.
        var fields: [Field] = []
    }

    private let boundary: String
    private var bytes: [UInt8] = []
    private(set) var parts: [MultipartPart] = []
    /// Whether name, file and type say all about every part, so that tools for forms can send the same.
    private(set) var isPlainForm = true

    init(boundary: String) {
        self.boundary = boundary
    }

    mutating func write(_ part: Part) {
        let hasDisposition = part.fields.contains { $0.name.lowercased() == "content-disposition" }
        let head = Self.head(
            boundary, hasDisposition ? nil : part.name, fileName: hasDisposition ? nil : part.fileName,
            contentType: part.contentType, fields: part.fields)
        bytes += Array(head.utf8)
        bytes += part.bytes
        bytes += Array("\r\n".utf8)
        note(part)
    }

    /// What stands before a part's content: the boundary and its fields.
    static func head(
        _ boundary: String, _ name: String?, fileName: String?, contentType: String?, fields: [Field] = []
    ) -> String {
        var lines = ["--\(boundary)"]
        if let name {
            let file = fileName.map { "; filename=\"\(escaped($0))\"" } ?? ""
            lines.append("Content-Disposition: form-data; name=\"\(escaped(name))\"\(file)")
        } else if let fileName {
            lines.append("Content-Disposition: attachment; filename=\"\(escaped(fileName))\"")
        }
        if let contentType { lines.append("Content-Type: \(contentType)") }
        lines += fields.map { "\($0.name): \($0.value)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    func finish() -> [UInt8] { bytes + Array("--\(boundary)--\r\n".utf8) }

    private mutating func note(_ part: Part) {
        let isText = !part.bytes.contains(0) && String(validating: part.bytes, as: UTF8.self) != nil
        let hasParts = MediaTypeName(part.contentType ?? "").isMultipart
        if part.name == nil || !part.fields.isEmpty || hasParts || (part.fileName == nil && !isText) {
            isPlainForm = false
        }
        let content: MultipartPart.Content =
            part.fileName.map { .file(name: $0, size: part.bytes.count) }
            ?? .text(String(decoding: part.bytes, as: UTF8.self))
        parts.append(MultipartPart(name: part.name ?? "", content: content, contentType: part.contentType))
    }

    /// A quotation mark or line break in a name would end it (THREATS X1).
    private static func escaped(_ name: String) -> String {
        var out = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": out += "%22"
            case "\r": out += "%0D"
            case "\n": out += "%0A"
            case "\0"..<" ", "\u{7F}": out += "_"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
