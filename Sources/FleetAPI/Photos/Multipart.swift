/// A body in `multipart/form-data` (RFC 7578), taken apart.
struct Multipart: Sendable {
    /// One part of the form.
    struct Part: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    let parts: [Part]

    /// Reads a body by the value of its `Content-Type`; nil if it is no such form or breaks off.
    init?(contentType: String, body: [UInt8]) {
        guard let boundary = Self.parameter("boundary", of: contentType), (1...70).contains(boundary.utf8.count) else {
            return nil
        }
        let delimiter = Array("--\(boundary)".utf8)
        guard let first = Self.find(delimiter, in: body[...]) else { return nil }
        var rest = body[first...].dropFirst(delimiter.count)
        var parts: [Part] = []
        while !rest.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) {
            let separator = [0x0D, 0x0A] + delimiter
            guard parts.count < 32, let end = Self.find(separator, in: rest), let part = Self.part(rest[..<end]) else {
                return nil
            }
            parts.append(part)
            rest = rest[end...].dropFirst(separator.count)
        }
        self.parts = parts
    }

    /// The part with this name, nil if there is none.
    subscript(_ name: String) -> Part? { parts.first { $0.name == name } }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard bytes.starts(with: [0x0D, 0x0A]) else { return nil }
        let blank: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard let end = find(blank, in: bytes) else { return nil }
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        for line in head.split(whereSeparator: \.isNewline) {
            guard line.lowercased().hasPrefix("content-disposition:"), let name = parameter("name", of: String(line))
            else { continue }
            return Part(name: name, bytes: Array(bytes[end...].dropFirst(blank.count)))
        }
        return nil
    }

    /// The parameter of a field's value, without its quotes.
    private static func parameter(_ name: String, of value: String) -> String? {
        for piece in value.split(separator: ";").dropFirst() {
            let halves = piece.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].trimmingSpace.lowercased() == name else { continue }
            let text = halves[1].trimmingSpace
            return text.hasPrefix("\"") && text.hasSuffix("\"") && text.utf8.count >= 2
                ? String(text.dropFirst().dropLast()) : String(text)
        }
        return nil
    }

    private static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var index = bytes.startIndex
        let last = bytes.endIndex - pattern.count
        while index <= last {
            guard let candidate = bytes[index...last].firstIndex(of: first) else { return nil }
            if bytes[candidate...].starts(with: pattern) { return candidate }
            index = candidate + 1
        }
        return nil
    }
}
