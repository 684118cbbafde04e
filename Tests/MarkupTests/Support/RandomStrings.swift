/// Strings that writers of markup get wrong, from a generator that repeats itself.
struct RandomStrings {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    }

    private static let pieces: [String] = [
        "a", "Z", "0", " ", "\n", "\r", "\r\n", "\t", "<", ">", "&", "\"", "'", "`", "=", "/", "\\", "-", "!", "[", "]",
        "(", ")", "*", "_", "#", "|", ":", ";", "é", "e\u{301}", "日本", "🚀", "\u{202E}", "\u{200B}", "\u{1B}", "\u{7F}",
        "\u{85}", "\u{FEFF}", "&amp;", "&#60;", "</pre>", "</textarea>", "</script>", "<!--", "-->", "]]>",
        "<img src=x onerror=alert(1)>", "javascript:alert(1)", "\" autofocus onfocus=\"", "{{", "${x}", "on", "x=",
    ]

    mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(1, bound)))
    }

    mutating func string(pieces maximum: Int = 12) -> String {
        var result = ""
        for _ in 0..<number(below: maximum + 1) { result += Self.pieces[number(below: Self.pieces.count)] }
        return result
    }

    mutating func string(from pieces: [String], count: Int) -> String {
        var result = ""
        for _ in 0..<number(below: count + 1) { result += pieces[number(below: pieces.count)] }
        return result
    }

    mutating func bytes(count: Int) -> [UInt8] {
        (0..<number(below: count + 1)).map { _ in UInt8(number(below: 256)) }
    }
}
