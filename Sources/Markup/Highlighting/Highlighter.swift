/// Code with `<span class="tok-…">` around its parts: `tok-key`, `tok-string`, `tok-number`, `tok-literal`,
/// `tok-punctuation`, `tok-comment` and `tok-keyword`. Never changes what is shown: the text of the markup is the
/// text that came, but for hidden characters, which show as marks, and malformed UTF-8, which shows as U+FFFD
/// (THREATS V6, V9). Total and linear; anything may come.
public enum Highlighter {
    /// JSON as it stands, number by number and key by key. More than `limit` bytes are shown without colours.
    public static func json(_ bytes: some Collection<UInt8>, limit: Int = 1_048_576) -> HTML {
        highlight(Array(bytes), language: .json, limit: limit)
    }

    /// Text in a language. More than `limit` bytes are shown without colours.
    public static func code(_ text: String, language: Language, limit: Int = 262_144) -> HTML {
        highlight(Array(text.utf8), language: language, limit: limit)
    }

    /// Bytes in a language, such as the body of a response. More than `limit` bytes are shown without colours.
    public static func code(_ bytes: some Collection<UInt8>, language: Language, limit: Int = 262_144) -> HTML {
        highlight(Array(bytes), language: language, limit: limit)
    }

    private static func highlight(_ bytes: [UInt8], language: Language, limit: Int) -> HTML {
        guard bytes.count <= limit, language != .text else {
            var html = HTML(capacity: bytes.count)
            html.visible(utf8: bytes)
            return html
        }
        let isValid = bytes.withUnsafeBufferPointer(UTF8Check.isValid)
        var scanner = CodeScanner(isValid ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8))
        switch language {
        case .json: scanner.json()
        case .yaml: scanner.yaml()
        case .xml, .html: scanner.xml()
        case .shell: scanner.shell()
        case .http: scanner.http()
        case .code, .text: scanner.code()
        }
        return scanner.finish()
    }
}
