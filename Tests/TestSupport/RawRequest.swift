/// A request as it came over the wire.
public struct RawRequest {
    public let method: String
    public let target: String
    public let fields: [(name: String, value: String)]
    public let body: [UInt8]

    /// Nil while the head is not complete.
    public init?(_ bytes: [UInt8]) {
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

    /// Whether as much of the body is there as its length says.
    public var isComplete: Bool { body.count >= (value(of: "Content-Length").flatMap(Int.init) ?? 0) }

    /// The value of a field, nil when it did not come.
    public func value(of name: String) -> String? { fields.first { $0.name.lowercased() == name.lowercased() }?.value }
}

extension String {
    /// The parts between a separator.
    fileprivate func components(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
