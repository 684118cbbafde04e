import Pages
import Storage

/// The name under which a response body is saved: the server's choice, never the API's (THREATS V8).
struct DownloadName {
    /// Letters, digits, hyphens and one dot: safe in a quoted string (RFC 6266) and on every file system.
    let text: String

    /// Names a body after its operation, with an extension by its first bytes, else by its content type.
    init(operation: String, contentType: String?, body: [UInt8]) {
        let stem = operation.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        text = String(stem.prefix(60)) + "." + Self.suffix(contentType ?? "", Array(body.prefix(4_096)))
    }

    private static func suffix(_ contentType: String, _ beginning: [UInt8]) -> String {
        for (suffix, bytes) in rasters where beginning.starts(with: bytes) { return suffix }
        if beginning.starts(with: Array("RIFF".utf8)), beginning.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return "webp"
        }
        if let signature = Signature(beginning) { return signature.fileExtension }
        let isText = !beginning.contains(0) && String(validating: beginning.dropLast(3), as: UTF8.self) != nil
        guard isText else { return "bin" }
        let type = contentType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        if let suffix = types[type] { return suffix }
        if type.hasSuffix("+json") { return "json" }
        if type.hasSuffix("+xml") { return "xml" }
        let first = beginning.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? "json" : "txt"
    }

    private static let rasters: [(String, [UInt8])] = [
        ("png", [0x89, 0x50, 0x4E, 0x47]), ("jpg", [0xFF, 0xD8, 0xFF]), ("gif", Array("GIF8".utf8)),
    ]

    /// What opens in an editor, a browser or a spreadsheet; nothing that a click would run as a program.
    private static let types = [
        "application/json": "json", "text/json": "json", "application/x-ndjson": "ndjson",
        "application/ndjson": "ndjson", "application/jsonl": "jsonl", "application/xml": "xml", "text/xml": "xml",
        "text/html": "html", "application/xhtml+xml": "xhtml", "image/svg+xml": "svg", "text/csv": "csv",
        "text/tab-separated-values": "tsv", "application/yaml": "yaml", "text/yaml": "yaml", "text/markdown": "md",
        "text/calendar": "ics", "text/vcard": "vcf", "text/css": "css",
    ]
}
