import SourceTree

/// Texts by format, pattern and length.
enum StringSample {
    /// Characters made for a `minLength`, however large (THREATS S13).
    private static let lengthLimit = 4_096
    /// Characters of a text that cannot be as long as is asked for.
    private static let shortened = 256

    private static let formats: [String: String] = [
        "date-time": "2026-01-15T09:30:00Z", "date": "2026-01-15", "time": "09:30:00Z", "duration": "P1D",
        "email": "user@example.com", "idn-email": "user@example.com", "hostname": "example.com",
        "idn-hostname": "example.com", "ipv4": "192.0.2.1", "ipv6": "2001:db8::1", "ip": "192.0.2.1",
        "uri": "https://example.com", "url": "https://example.com", "iri": "https://example.com",
        "uri-reference": "/path", "iri-reference": "/path", "uri-template": "/path/{id}",
        "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "byte": "cG9ydGljbw==", "json-pointer": "/path",
        "relative-json-pointer": "0/path", "regex": "^[a-z]+$", "binary": "", "mac": "00:00:5e:00:53:01",
        "cidr": "192.0.2.0/24", "int64": "1", "int32": "1", "decimal": "1.0",
    ]

    /// In the order in which they should be tried: the discriminator's word, the format's example, what the pattern draws,
    /// a plain word.
    static func candidates(for layers: SchemaLayers, _ place: SamplePlace) -> [String] {
        var texts = place.word.map { [$0] } ?? []
        let ordinal = place.ordinal
        for format in layers.values("format").compactMap(\.string) {
            guard let text = formats[format] else { continue }
            texts.append(ordinal == 0 ? text : numbered(text, format, ordinal))
        }
        if texts.isEmpty, let text = encoded(layers) { texts.append(text) }
        let lengths = Lengths(layers)
        let plain = lengths.fit(ordinal == 0 ? "string" : "string\(ordinal + 1)", distinct: ordinal > 0)
        let patterns = layers.values("pattern").compactMap(\.string)
        guard !patterns.isEmpty else { return texts + [plain] }
        for pattern in patterns {
            let drawn = PatternDrawing.texts(for: pattern, ordinal: ordinal, least: lengths.least)
            // An expression that says nothing about the end leaves room for what a length asks for.
            texts +=
                drawn
                + drawn.prefix(1).filter { $0.utf8.count < lengths.least }.map {
                    $0 + String(repeating: "a", count: lengths.least - $0.utf8.count)
                }
        }
        return texts.isEmpty ? [plain] : [plain] + texts
    }

    /// A text that an expression matches; nil when none could be drawn.
    static func text(matching source: String, ordinal: Int) -> String? {
        guard let pattern = Pattern(source) else { return nil }
        let plain = ordinal == 0 ? "string" : "string\(ordinal + 1)"
        return (PatternDrawing.texts(for: source, ordinal: ordinal, least: 0) + [plain]).first {
            pattern.matches($0) == .yes
        }
    }

    /// `contentEncoding` and `contentMediaType` (2020-12 validation, section 8).
    private static func encoded(_ layers: SchemaLayers) -> String? {
        switch layers.value("contentEncoding")?.string?.lowercased() {
        case "base64", "base64url": return "cG9ydGljbw=="
        case "base32": return "OBXXE5DJMNXQ===="
        case "base16": return "706f727469636f"
        default: break
        }
        let type = layers.value("contentMediaType")?.string ?? ""
        return type == "application/json" || type.hasSuffix("+json") ? "{}" : nil
    }

    /// Distinct texts of a format for the elements of a set.
    private static func numbered(_ text: String, _ format: String, _ ordinal: Int) -> String {
        let digits = String(ordinal % 100 + 100).dropFirst()
        switch format {
        case "uuid": return "3fa85f64-5717-4562-b3fc-2c963f66af\(digits)"
        case "email", "idn-email": return "user\(ordinal + 1)@example.com"
        case "date": return "20\(digits)-01-15"
        case "date-time": return "20\(digits)-01-15T09:30:00Z"
        case "time": return "09:\(String(ordinal % 60 + 100).dropFirst()):00Z"
        case "hostname", "idn-hostname": return "host\(ordinal + 1).example.com"
        case "ipv4", "ip": return "192.0.2.\(ordinal % 254 + 1)"
        case "ipv6": return "2001:db8::\(digits)"
        case "uri", "url", "iri", "uri-reference", "json-pointer": return text + "/\(ordinal + 1)"
        case "duration": return "P\(ordinal + 1)D"
        default: return text
        }
    }

    /// The bounds of a text's length.
    private struct Lengths {
        let least: Int
        let most: Int

        init(_ layers: SchemaLayers) {
            let bounds = layers.values("minLength").compactMap { node -> Int? in
                guard let count = Count(node) else { return nil }
                return count.isGreater(than: lengthLimit) ? shortened : max(0, node.integer ?? 0)
            }
            least = bounds.max() ?? 0
            most = layers.values("maxLength").compactMap(\.integer).filter { $0 >= 0 }.min() ?? Int.max
        }

        /// The text cut or repeated to the length asked for; the end is kept where it tells texts apart.
        func fit(_ text: String, distinct: Bool) -> String {
            var text = text
            while text.utf8.count < least { text += text }
            if text.utf8.count > max(least, 6), least > 6 { text = String(text.prefix(least)) }
            guard text.utf8.count > most else { return text }
            return String(distinct ? text.suffix(most) : text.prefix(most))
        }
    }
}
