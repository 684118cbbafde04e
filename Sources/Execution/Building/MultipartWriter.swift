/// Writes a multipart body (RFC 7578, RFC 2046 section 5.1); names are escaped as browsers do (WHATWG HTML section 4.10.21.8).
struct MultipartWriter {
    private let boundary: String
    private var bytes: [UInt8] = []
    private(set) var parts: [MultipartPart] = []

    init(boundary: String) {
        self.boundary = boundary
    }

    mutating func write(_ part: FormPart, contentType: String?) {
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.escaped(part.name))\""
        switch part.value {
        case .text(let text):
            parts.append(MultipartPart(name: part.name, content: .text(text), contentType: contentType))
            append(head, contentType, Array(text.utf8))
        case .file(let name, _, let content):
            head += "; filename=\"\(Self.escaped(name))\""
            parts.append(
                MultipartPart(
                    name: part.name, content: .file(name: name, size: content.count), contentType: contentType))
            append(head, contentType, content)
        }
    }

    func finish() -> [UInt8] { bytes + Array("--\(boundary)--\r\n".utf8) }

    private mutating func append(_ head: String, _ contentType: String?, _ content: [UInt8]) {
        bytes += Array((head + (contentType.map { "\r\nContent-Type: " + $0 } ?? "") + "\r\n\r\n").utf8)
        bytes += content
        bytes += Array("\r\n".utf8)
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
