import SourceTree

/// A text by format, pattern and length.
enum StringSample {
    /// Characters made for a `minLength`, however large (THREATS S13).
    private static let lengthLimit = 256

    private static let formats: [String: String] = [
        "date-time": "2026-01-15T09:30:00Z", "date": "2026-01-15", "time": "09:30:00Z", "duration": "P1D",
        "email": "user@example.com", "idn-email": "user@example.com", "hostname": "example.com",
        "idn-hostname": "example.com", "ipv4": "192.0.2.1", "ipv6": "2001:db8::1",
        "uri": "https://example.com", "url": "https://example.com", "iri": "https://example.com",
        "uri-reference": "/path", "uri-template": "/path/{id}", "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "byte": "cG9ydGljbw==", "json-pointer": "/path", "regex": "^[a-z]+$", "binary": "",
    ]

    static func text(for layers: SchemaLayers, ordinal: Int) -> String {
        let format = layers.value("format")?.string
        if let format, let text = formats[format] { return ordinal == 0 ? text : numbered(text, format, ordinal) }
        if let source = layers.value("pattern")?.string, let text = text(matching: source, layers) { return text }
        return sized(ordinal == 0 ? "string" : "string\(ordinal + 1)", layers)
    }

    /// Distinct texts of a format for the elements of a set.
    private static func numbered(_ text: String, _ format: String, _ ordinal: Int) -> String {
        switch format {
        case "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa\(ordinal % 6)"
        case "email", "idn-email": "user\(ordinal + 1)@example.com"
        case "date": "2026-01-1\((5 + ordinal) % 10)"
        case "date-time": "2026-01-15T09:3\(ordinal % 10):00Z"
        case "uri", "url", "iri": text + "/\(ordinal + 1)"
        default: text
        }
    }

    /// A drawn text that the limited engine accepts.
    private static func text(matching source: String, _ layers: SchemaLayers) -> String? {
        guard let pattern = Pattern(source) else { return nil }
        let plain = sized("string", layers)
        if pattern.matches(plain) == .yes { return plain }
        guard var drawing = PatternDrawing(source) else { return nil }
        guard let drawn = drawing.text(), pattern.matches(drawn) == .yes else { return nil }
        return drawn
    }

    /// The text cut or repeated to the length asked for.
    private static func sized(_ text: String, _ layers: SchemaLayers) -> String {
        var text = text
        if let minimum = layers.value("minLength"), let count = Count(minimum), count.isGreater(than: text.count) {
            let wanted = min(max(0, minimum.integer ?? lengthLimit), lengthLimit)
            while text.count < wanted { text += text }
            text = String(text.prefix(wanted))
        }
        if let maximum = layers.value("maxLength"), let most = maximum.integer, most >= 0, most < text.count {
            text = String(text.prefix(most))
        }
        return text
    }
}
