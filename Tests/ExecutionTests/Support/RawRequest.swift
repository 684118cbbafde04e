/// A request as it came over the wire.
struct RawRequest {
    let method: String
    let target: String
    let fields: [(name: String, value: String)]
    let body: [UInt8]

    /// Nil while the head is not complete.
    init?(_ bytes: [UInt8]) {
        let end = Array("\r\n\r\n".utf8)
        guard let split = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
        let lines = String(decoding: bytes[..<split], as: UTF8.self).components("\r\n")
        let start = lines[0].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard start.count == 3 else { return nil }
        method = start[0]
        target = start[1]
        fields = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            return (String(line[..<colon]), String(line[colon...].dropFirst().drop { $0 == " " || $0 == "\t" }))
        }
        body = Array(bytes[(split + 4)...])
    }

    var isComplete: Bool { body.count >= (value(of: "Content-Length").flatMap(Int.init) ?? 0) }

    func value(of name: String) -> String? { fields.first { $0.name.lowercased() == name.lowercased() }?.value }
}

extension String {
    /// The parts between a separator.
    fileprivate func components(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
