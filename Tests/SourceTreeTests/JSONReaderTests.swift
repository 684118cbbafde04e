import Testing

@testable import SourceTree

/// Reads text as JSON.
func json(_ text: String, budget: Budget = .instance) throws(SourceError) -> Tree {
    try Tree.read(Array(text.utf8), format: .json, budget: budget)
}

@Suite("JSON text (RFC 8259)")
struct JSONReaderTests {
    @Test(
        "is read where the grammar allows it",
        arguments: [
            // Structures and space (section 2).
            "[]", "{}", "[[]]", "[[], {}]", "{\"a\":{}}", " [ ] ", "\t[\r\n]\n", "[1\n,\n2]",
            "{ \"a\" : 1 , \"b\" : 2 }",
            "\n\r\t []",
            // Any value may be the whole text.
            "null", "true", "false", "0", "-1", "\"\"", "\"a\"", " 1 ", "\n\"x\"\n",
            // Numbers (section 6).
            "[0]", "[-0]", "[123]", "[1.5]", "[0.1]", "[-0.0]", "[1e1]", "[1E1]", "[1e+1]", "[1e-1]", "[0e0]", "[0e+0]",
            "[1.25e10]", "[1E+400]", "[-1e-400]", "[100000000000000000000000000000000000000000]",
            "[0.000000000000000000000000000000000000000000000001]",
            // Strings (section 7).
            "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\u0000\"]", "[\"\\u00e9\"]", "[\"\\uABCD\\uabcd\"]",
            "[\"\\ud834\\udd1e\"]", "[\"\\uDBFF\\uDFFF\"]", "[\"é\"]", "[\"€\"]", "[\"𝄞\"]", "[\"\u{7F}\"]",
            "[\"\u{2028}\"]",
            "[\"\u{FFFF}\"]", "[\"\u{10FFFF}\"]", "[\"/\"]", "[\"'\"]", "[\"a\u{0301}\"]", "{\"\":0}",
            "{\"\\u0061\":0}",
            "{\"a\\\"b\":1}", "[\"12345678\"]", "[\"1234567\\n\"]", "[\"1234567890123456789012345678901234567890\"]",
        ])
    func accepted(text: String) throws {
        _ = try json(text)
    }

    @Test(
        "is refused where the grammar does not allow it (THREATS S21)",
        arguments: [
            // Structures.
            "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]", "[1}", "{]", "[}",
            "[[]", "[]]",
            "{}}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1,,\"b\":2}", "{\"a\" 1}", "{\"a\"::1}",
            "{\"a\":1 \"b\":2}",
            "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1", "{\"a\":", "{\"a\"", "{\"", "[\"", "[1]x", "1 2",
            "[] []", "{}[]",
            "[1]//", "[1]/**/", "/**/[]", "#[]", ",", ":", "[*]", "[&]", "{[]:1}", "[\u{A0}1]", "[\u{0C}]", "[\u{0B}]",
            "[\u{2003}]", "\u{FEFF}\u{FEFF}[]", "[\u{FEFF}]", "[\0]", "[]\0", "<x>", "@", "[1]]", "[\"a\" : 1]",
            // Literals.
            "[nul]", "[tru]", "[fals]", "[True]", "[NULL]", "[trux]", "[nulll]", "[truefalse]", "nul", "t", "f", "n",
            "fals",
            "[undefined]", "[NaN]", "[Infinity]", "[-Infinity]", "[None]",
            // Numbers.
            "[+1]", "[01]", "[-01]", "[-]", "[.5]", "[-.5]", "[1.]", "[1.e1]", "[1e]", "[1e+]", "[1E-]", "[1.5.2]",
            "[1e1.5]",
            "[0x1F]", "[1_000]", "[1,000.5.]", "[--1]", "[- 1]", "[1 .5]", "[1e 1]", "[00]", "[-00]", "[0e]", "[1a]",
            "[1-2]",
            "[0b1]", "[1f]", "[１]", "-", "1.", "1e", "1.2.3-4",
            // Strings.
            "[\"\\x41\"]", "[\"\\a\"]", "[\"\\'\"]", "[\"\\0\"]", "[\"\\u\"]", "[\"\\u1\"]", "[\"\\u12\"]",
            "[\"\\u123\"]",
            "[\"\\u123G\"]", "[\"\\U00e9\"]", "[\"\\", "[\"\\\"]", "[\"\\u12", "[\"a\nb\"]", "[\"a\tb\"]",
            "[\"\u{0}\"]",
            "[\"\u{1F}\"]", "['a']", "[a]", "[\"a]", "[a\"]", "\"", "\"a", "[\"12345678\u{01}\"]", "{\"a\nb\":1}",
            "[\"\\\u{e9}\"]",
            "[“a”]",
        ])
    func refused(text: String) {
        #expect(throws: SourceError.self) { try json(text) }
    }

    @Test("has one value: an empty text has none", arguments: ["", " ", "\n\t\r ", "\u{FEFF}", "\u{FEFF} "])
    func empty(text: String) {
        #expect(code(of: Array(text.utf8)) == .empty)
    }

    @Test(
        "refuses half a surrogate pair (THREATS S2)",
        arguments: [
            "[\"\\ud800\"]", "[\"\\udc00\"]", "[\"\\ud800x\"]", "[\"\\ud800\\n\"]", "[\"\\ud800\\u0041\"]",
            "[\"\\udc00\\ud800\"]",
            "[\"\\ud800\\ud800\"]", "[\"\\uDFFF\"]", "{\"\\ud800\":1}",
        ])
    func loneSurrogates(text: String) {
        #expect(code(of: Array(text.utf8)) == .encoding)
    }

    @Test(
        "refuses bytes that are no UTF-8 (THREATS S2)",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF0, 0x9D, 0x84],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3, 0xA9, 0xFF],
        ] as [[UInt8]])
    func brokenUTF8(sequence: [UInt8]) throws {
        for padding in [0, 3, 7, 29, 40] {
            let front = Array("[\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: padding)
            #expect(code(of: front + sequence + Array("\"]".utf8)) == .encoding)
            #expect(code(of: front + sequence) == .encoding)
        }
    }

    @Test("names the encoding of a text that is not UTF-8 (THREATS S2)")
    func otherEncodings() {
        let text = "{\"a\": 1}".utf16.map { $0 }
        let little = text.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let big = text.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
            let error = #expect(throws: SourceError.self) { try Tree.read(bytes) }
            #expect(error?.code == .encoding)
            #expect(error?.message.contains("UTF-16") == true)
        }
        let wide: [UInt8] = [0xFF, 0xFE, 0, 0, 0x5B, 0, 0, 0, 0x5D, 0, 0, 0]
        #expect(throws: SourceError.self) { try Tree.read(wide) }
    }

    @Test("may start with a byte order mark, which is reported (THREATS S21)")
    func byteOrderMark() throws {
        let tree = try json("\u{FEFF}{\"a\": 1}")
        #expect(tree.root["a"]?.integer == 1)
        #expect(tree.warnings.map(\.message) == ["The byte order mark at the start is ignored."])
        #expect(tree.root.position == .start)
        #expect(tree.root["a"]?.position == Position(line: 1, column: 7))
        #expect(tree.root.source.map(Array.init) == Array("{\"a\": 1}".utf8))
    }

    @Test(
        "errors say what was expected, what came and where",
        arguments: [
            ("[1,]", 1, 4, "Expected a value, came ']'."),
            ("{\n  \"a\": tru\n}", 2, 8, "Expected true, false, null or another value, came 't'."),
            ("{\"a\": 1\n \"b\": 2}", 2, 2, "Expected ',' or '}', came '\"'."),
            ("[\"é\", x]", 1, 7, "Expected a value, came 'x'."),
            ("[1", 1, 3, "Expected ',' or ']', came the end of the text."),
            ("[\"a\r\nb\"]", 1, 4, "Expected an escape in place of a control character, came the end of the line."),
            ("[\r\r1.x]", 3, 3, "Expected a digit, came 'x'."),
            ("{a: 1}", 1, 2, "Expected a key in quotation marks, came 'a'."),
            ("[\"\\u00x0\"]", 1, 7, "Expected four hexadecimal digits after '\\u', came 'x'."),
        ])
    func messages(text: String, line: Int, column: Int, message: String) {
        let error = #expect(throws: SourceError.self) { try json(text) }
        #expect(error?.code == .syntax)
        #expect(error?.position == Position(line: line, column: column))
        #expect(error?.message == message)
    }

    private func code(of bytes: [UInt8]) -> SourceError.Code? {
        do {
            _ = try Tree.read(bytes, format: .json)
            return nil
        } catch {
            return error.code
        }
    }
}
