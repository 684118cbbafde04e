/// What stands before the content of a part (RFC 7578 §4).
struct MultipartHead: Equatable {
    let name: String
    /// Nil for a text.
    let fileName: String?
    let mediaType: String

    /// Reads the lines before the empty one.
    init(_ lines: [String]) throws(SiteError) {
        var disposition: ContentType?
        var mediaType = "application/octet-stream"
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw Self.broken("a head line has no colon") }
            let value = line[line.index(after: colon)...].trimmingPrefix { $0 == " " || $0 == "\t" }
            switch line[..<colon].lowercased() {
            case "content-disposition": disposition = ContentType(String(value))
            case "content-type": mediaType = String(value)
            default: continue
            }
        }
        guard let disposition, disposition.name == "form-data", let name = disposition.parameter("name") else {
            throw Self.broken("a part has no Content-Disposition: form-data with a name")
        }
        self.name = name
        fileName = disposition.parameter("filename")
        self.mediaType = mediaType
    }

    /// A field of a form with this head.
    func field(_ content: some Collection<UInt8>) throws(SiteError) -> FormFields.Field {
        if let fileName {
            return .init(name: name, value: .file(name: fileName, mediaType: mediaType, bytes: Array(content)))
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw Self.broken("a text field is not UTF-8")
        }
        return .init(name: name, value: .text(text))
    }

    static func broken(_ what: String) -> SiteError {
        SiteError(.malformed, "The multipart form cannot be read: \(what).")
    }
}
