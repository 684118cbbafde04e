import OpenAPI
import SourceTree

/// The items of a body that is a sequence: JSON texts by line or record, or server-sent events as objects
/// (OpenAPI 3.2 section 4.14.3). What has not come to its end is no item.
struct SequentialItems {
    /// Items that are looked at.
    static let limit = 10_000

    /// The texts of the items, each to be read as JSON; nil for a media type that is no sequence.
    static func list(of body: ArraySlice<UInt8>, as type: MediaTypeName, isEnded: Bool) -> [Tree?]? {
        if type.isEventStream { return events(body) }
        guard type.isJSONSequence else { return nil }
        // A record begins with its separator and ends with a line feed (RFC 7464 section 2.2), a line ends with one.
        let separator: UInt8 = type.isRecordSequence ? 0x1E : 0x0A
        var parts = body.split(separator: separator, omittingEmptySubsequences: false)
        if let last = parts.last, !isEnded, last.last != 0x0A { parts.removeLast() }
        return parts.prefix(limit).filter { !$0.allSatisfy(isBlank) }.map {
            try? Tree.read(Array($0), format: .json, budget: .instance)
        }
    }

    /// Whether a byte stands between records and means nothing.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// One object an event, with the fields that came (WHATWG HTML section 9.2.6).
    private static func events(_ body: ArraySlice<UInt8>) -> [Tree?] {
        var events: [Tree?] = []
        var fields: [(name: String, value: String)] = []
        // Only a blank line ends an event, so what follows the last one is none.
        for line in lines(of: String(decoding: Array(body), as: UTF8.self)) where events.count < limit {
            if line.isEmpty {
                if fields.contains(where: { $0.name == "data" }) { events.append(event(fields)) }
                fields = []
                continue
            }
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(halves[0])
            let value = halves.count > 1 ? (halves[1].first == " " ? halves[1].dropFirst() : halves[1]) : ""
            if ["event", "data", "id", "retry"].contains(name) { fields.append((name, String(value))) }
        }
        return events
    }

    private static func event(_ fields: [(name: String, value: String)]) -> Tree {
        var builder = TreeBuilder(name: "")
        builder.beginObject()
        for name in ["event", "data", "id", "retry"] {
            let values = fields.filter { $0.name == name }.map(\.value)
            guard let last = values.last else { continue }
            if name == "retry" {
                if let number = Int(last), number >= 0 { builder.field(name, number) }
            } else {
                builder.field(name, name == "data" ? values.joined(separator: "\n") : last)
            }
        }
        builder.end()
        return builder.finish()
    }

    /// Lines end with CR LF, LF or CR; what has no end is no line.
    private static func lines(of text: String) -> [Substring] {
        let parts = text.dropBOM().split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
        return parts.dropLast()
    }
}

extension String {
    fileprivate func dropBOM() -> Substring { hasPrefix("\u{FEFF}") ? dropFirst() : self[...] }
}
