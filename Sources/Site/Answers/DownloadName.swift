import Storage

/// The name under which a response body is saved: the server's choice, never the API's (THREATS V8).
struct DownloadName {
    /// Letters, digits, hyphens and one dot: safe in a quoted string and on every file system.
    let text: String

    /// Names a body after its operation, with an extension by its first bytes.
    init(record: ExchangeRecord, body: [UInt8]) {
        let stem = record.operation.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        text = String(stem.prefix(60)) + "." + Self.suffix(of: body)
    }

    private static func suffix(of body: [UInt8]) -> String {
        let signatures: [(String, [UInt8])] = [
            ("png", [0x89, 0x50, 0x4E, 0x47]), ("jpg", [0xFF, 0xD8, 0xFF]), ("gif", Array("GIF8".utf8)),
            ("pdf", Array("%PDF".utf8)), ("zip", [0x50, 0x4B, 0x03, 0x04]), ("gz", [0x1F, 0x8B]),
        ]
        for (suffix, bytes) in signatures where body.starts(with: bytes) { return suffix }
        let first = body.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return "json" }
        return String(validating: body.prefix(4_096), as: UTF8.self) != nil ? "txt" : "bin"
    }
}
