@testable import SourceTree

/// JSON text by chance: well-formed, with strings and runs of space of all lengths around those of a block.
struct RandomJSON {
    var generator: SeededGenerator
    private var bytes: [UInt8] = []

    /// What text is made of, and what breaks it.
    static let pieces: [[UInt8]] =
        [
            "{", "}", "[", "]", ":", ",", "\"", "\"", "\\", "\\\"", "\\\\", "\\u0041", "\\ud83d\\ude00", "\\ud83d",
            "\\x", "\"a\"",
            "\"a\":", "\"b\":1,", "1", "-1.5e3", "01", "true", "null", "false", "nul", " ", "\n", "\t", "\r\n", "é",
            "😀", "\u{1}", "#",
            String(repeating: " ", count: 61), String(repeating: "x", count: 59), String(repeating: "\\", count: 63),
            String(repeating: "\\\\", count: 20), "\"" + String(repeating: "y", count: 64) + "\"",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0x80], [0]]

    init(generator: SeededGenerator) {
        self.generator = generator
    }

    /// One text.
    mutating func text() -> [UInt8] {
        bytes = []
        space()
        value(depth: 0)
        space()
        return bytes
    }

    private mutating func value(depth: Int) {
        switch Int.random(in: 0..<(depth < 5 ? 9 : 6), using: &generator) {
        case 0: append(["true", "false", "null"].randomElement(using: &generator) ?? "")
        case 1: append(["0", "-0", "12", "1.25", "-3e7", "1E+2", "10.5e-3"].randomElement(using: &generator) ?? "")
        case 2...5: string()
        case 6: list("[", "]") { $0.value(depth: depth + 1) }
        default:
            list("{", "}") {
                $0.string()
                $0.space()
                $0.append(":")
                $0.space()
                $0.value(depth: depth + 1)
            }
        }
    }

    private mutating func list(_ open: String, _ close: String, _ item: (inout RandomJSON) -> Void) {
        append(open)
        space()
        for index in 0..<([0, 1, 2, 3, 5, 20].randomElement(using: &generator) ?? 0) {
            if index > 0 {
                append(",")
                space()
            }
            item(&self)
            space()
        }
        append(close)
    }

    private mutating func string() {
        append("\"")
        for _ in 0..<Int.random(in: 0..<3, using: &generator) {
            let parts = [
                "a", "key", "é", "😀", "\\n", "\\\\", "\\\"", "\\u00e9", "\\ud83d\\ude00", "{}[]:,", "description",
            ]
            append(parts.randomElement(using: &generator) ?? "")
            if Int.random(in: 0..<10, using: &generator) == 0 {
                append(String(repeating: "x", count: Int.random(in: 0..<140, using: &generator)))
            }
        }
        append("\"")
    }

    private mutating func space() {
        guard Int.random(in: 0..<4, using: &generator) == 0 else { return }
        let longest = Int.random(in: 0..<8, using: &generator) == 0 ? 140 : 4
        for _ in 0..<Int.random(in: 0..<longest, using: &generator) {
            append([" ", "\n", "\t", "\r", " "].randomElement(using: &generator) ?? " ")
        }
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
