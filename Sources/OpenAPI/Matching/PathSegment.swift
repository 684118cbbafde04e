/// One segment of a path template: literal text and parameters in turn, as in `{owner}.{format}` (OpenAPI 3.1, section 4.8.8).
struct PathSegment: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case literal([UInt8])
        case parameter(String)
    }

    let parts: [Part]

    init(_ template: Substring) {
        var parts: [Part] = []
        var rest = template
        func literal(_ text: Substring) {
            let decoded = PercentEncoding.decoded(text) ?? String(text)
            if !decoded.isEmpty { parts.append(.literal(Array(decoded.utf8))) }
        }
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            literal(rest[..<open])
            parts.append(.parameter(String(rest[open..<close].dropFirst())))
            rest = rest[close...].dropFirst()
        }
        literal(rest)
        self.parts = parts
    }

    /// The whole segment when it has no parameter.
    var literal: [UInt8]? {
        guard let first = parts.first else { return [] }
        guard parts.count == 1, case .literal(let bytes) = first else { return nil }
        return bytes
    }

    /// More literal bytes are more concrete.
    var weight: Int {
        parts.reduce(0) { sum, part in
            guard case .literal(let bytes) = part else { return sum }
            return sum + bytes.count
        }
    }

    /// The values of the parameters in a decoded segment; nil when it does not fit. No parameter is empty; each
    /// takes as little as it can.
    func values(in segment: [UInt8]) -> [(name: String, value: String)]? {
        var values: [(name: String, value: String)] = []
        var position = 0
        var open: (name: String, start: Int)?
        for (index, part) in parts.enumerated() {
            switch part {
            case .parameter(let name):
                if let open {
                    // Two parameters side by side: nothing parts them, so the first takes one character.
                    guard let end = Self.characterEnd(after: open.start, in: segment) else { return nil }
                    values.append((open.name, String(decoding: segment[open.start..<end], as: UTF8.self)))
                    position = end
                }
                open = (name, position)
            case .literal(let text):
                let isLast = index == parts.count - 1
                guard let found = Self.find(text, in: segment, from: position, open != nil, isLast) else { return nil }
                if let parameter = open {
                    values.append((parameter.name, String(decoding: segment[parameter.start..<found], as: UTF8.self)))
                    open = nil
                }
                position = found + text.count
            }
        }
        if let open {
            guard open.start < segment.count else { return nil }
            values.append((open.name, String(decoding: segment[open.start...], as: UTF8.self)))
            position = segment.count
        }
        return position == segment.count ? values : nil
    }

    /// Where a literal stands: here, or after at least one byte of a parameter; at the very end when it is the last part.
    private static func find(
        _ text: [UInt8], in segment: [UInt8], from position: Int, _ afterParameter: Bool, _ isLast: Bool
    ) -> Int? {
        let end = segment.count - text.count
        guard afterParameter else { return fits(text, segment, at: position) ? position : nil }
        if isLast { return end > position && fits(text, segment, at: end) ? end : nil }
        var start = position + 1
        while start <= end {
            if fits(text, segment, at: start) { return start }
            start += 1
        }
        return nil
    }

    private static func fits(_ text: [UInt8], _ segment: [UInt8], at start: Int) -> Bool {
        start >= 0 && start + text.count <= segment.count && segment[start..<(start + text.count)].elementsEqual(text)
    }

    private static func characterEnd(after start: Int, in segment: [UInt8]) -> Int? {
        guard start < segment.count else { return nil }
        var end = start + 1
        while end < segment.count, segment[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }
}
