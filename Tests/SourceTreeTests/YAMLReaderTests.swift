import Testing

@testable import SourceTree

/// Reads text as YAML.
func yaml(_ text: String, budget: Budget = .operatorDescription) throws(SourceError) -> Tree {
    try Tree.read(Array(text.utf8), format: .yaml, budget: budget)
}

/// The JSON text of YAML text.
func rendered(_ text: String) throws -> String {
    String(decoding: try yaml(text).root.json(), as: UTF8.self)
}

@Suite("YAML text")
struct YAMLReaderTests {
    @Test(
        "plain scalars mean what the core schema of YAML 1.2 says, not what 1.1 said (THREATS S9)",
        arguments: [
            ("null", Node.Kind.null), ("Null", .null), ("NULL", .null), ("~", .null), ("nULL", .string),
            ("~~", .string),
            ("true", .boolean), ("True", .boolean), ("FALSE", .boolean), ("tRUE", .string),
            ("yes", .string), ("no", .string), ("NO", .string), ("on", .string), ("Off", .string), ("y", .string),
            ("0", .number), ("-0", .number), ("12", .number), ("+12", .number), ("012", .number), ("0o17", .number),
            ("0x1F", .number), ("0x1f", .number), ("0xG", .string), ("0o8", .string), ("-0x1F", .string),
            ("0b11", .string),
            ("0x", .string), ("0xFFFFFFFFFFFFFFFFFF", .string),
            ("1.10", .number), (".5", .number), ("1.", .number), ("-1.5e+3", .number), ("1e3", .number),
            ("1e", .string),
            ("+.5E2", .number), (".", .string), ("-", .string), ("+", .string), ("1_000", .string), ("1,000", .string),
            ("190:20:30", .string), ("2001-12-14", .string), ("2001-12-14t21:59:43.10-05:00", .string),
            ("1.2.3", .string),
            (".inf", .string), ("-.INF", .string), (".nan", .string), ("inf", .string), ("nan", .string),
            ("NaN", .string),
            ("=", .string), ("<<", .string), ("a b", .string), ("\"12\"", .string), ("'null'", .string),
            ("\"\"", .string),
        ])
    func coreSchema(text: String, kind: Node.Kind) throws {
        let value = try yaml("- x\n- \(text == "-" ? "\"-\"" : text)\n").root[1]
        #expect(value?.kind == kind)
    }

    @Test("a scalar without text is null", arguments: ["a:", "a: \n", "a: # nothing\n", "{a: }", "a: !!null\n"])
    func nothing(text: String) throws {
        let value = try yaml(text).root["a"]
        #expect(value?.kind == .null)
        #expect(value?.text == "null")
    }

    @Test(
        "numbers have their value and keep their text",
        arguments: [
            ("1.10", nil, 1.1, "1.10"), ("012", 12, 12, "12"), ("+7", 7, 7, "7"), ("0o17", 15, 15, "15"),
            ("0x1F", 31, 31, "31"), (".5", nil, 0.5, "0.5"), ("1.", 1, 1, "1"), ("-.5e1", -5, -5, "-0.5e1"),
            ("00.50", nil, 0.5, "0.50"), ("000", 0, 0, "0"),
        ] as [(String, Int?, Double, String)])
    func numbers(text: String, integer: Int?, double: Double, json: String) throws {
        let value = try #require(try yaml("v: \(text)").root["v"])
        #expect(value.text == text)
        #expect(value.integer == integer)
        #expect(value.double == double)
        #expect(String(decoding: value.json(), as: UTF8.self) == json)
    }

    @Test(
        "what JSON has no number for is a string, and reported", arguments: [".inf", "-.Inf", "+.INF", ".nan", ".NaN"])
    func notFinite(text: String) throws {
        let tree = try yaml("a: \(text)")
        #expect(tree.root["a"]?.string == text)
        #expect(tree.warnings.map(\.message) == ["JSON has no such number: it is read as a string."])
        #expect(tree.warnings.first?.pointer.description == "/a")
        #expect(tree.warnings.first?.position == Position(line: 1, column: 4))
    }

    @Test(
        "scalars of every style have their content",
        arguments: [
            ("a: one\n  two\n", "one two"), ("a: 'it''s'", "it's"), ("a: \"x\\ty\\u00e9\\x41\\n\"", "x\ty\u{e9}A\n"),
            ("a: |\n  one\n   two\n", "one\n two\n"), ("a: |-\n  one\n", "one"), ("a: |+\n  one\n\n", "one\n\n"),
            ("a: >\n  one\n  two\n\n  three\n", "one two\nthree\n"), ("a: \"one\n  two\"", "one two"), ("a: ''", ""),
            ("a: x#y", "x#y"), ("a: x # y", "x"), ("a: http://x/y", "http://x/y"), ("a: \"\\\"\"", "\""),
            ("a: '\"'", "\""),
            ("é: ü\na: ö\n", "ö"), ("a: \"\\U0001F600\"", "\u{1F600}"), ("? a\n: b", "b"), ("a: !!str 12", "12"),
            ("a: ! 12", "12"), ("a: &x text", "text"),
        ])
    func styles(text: String, content: String) throws {
        #expect(try yaml(text).root["a"]?.string == content)
    }

    @Test(
        "collections of every style are arrays and objects",
        arguments: [
            ("- 1\n- 2", "[1,2]"), ("[1, 2]", "[1,2]"), ("- - 1\n- []", "[[1],[]]"), ("a: 1\nb: 2", #"{"a":1,"b":2}"#),
            ("{a: 1, b: {}}", #"{"a":1,"b":{}}"#), ("a:\n- 1\n- b: 2\n  c:\n", #"{"a":[1,{"b":2,"c":null}]}"#),
            (#"{"a": [true, "x"]}"#, #"{"a":[true,"x"]}"#), ("[a: 1]", #"[{"a":1}]"#), ("--- 1\n...\n", "1"),
            ("%YAML 1.2\n---\na: 1", #"{"a":1}"#), ("text", #""text""#), ("{a, b: 1}", #"{"a":null,"b":1}"#),
        ])
    func collections(text: String, json: String) throws {
        #expect(try rendered(text) == json)
    }

    @Test(
        "scalar keys of any kind are taken as their text",
        arguments: [
            ("200: ok", "200"), ("1.10: ok", "1.10"), ("null: ok", "null"), ("true: ok", "true"), ("~: ok", "~"),
            ("'200': ok", "200"),
            ("0x1F: ok", "0x1F"), ("? \n: ok", ""), ("\"\": ok", ""), ("NO: ok", "NO"), ("\"<<\": ok", "<<"),
            ("2001-12-14: ok", "2001-12-14"),
        ])
    func keys(text: String, key: String) throws {
        let root = try yaml(text).root
        #expect(root.members.map(\.key) == [key])
        #expect(root[key]?.string == "ok")
    }

    @Test(
        "keys that are collections or aliases are refused (THREATS S5)",
        arguments: ["[a]: 1", "{a: 1}: 2", "? - a\n: 1", "? {a: b}\n: 1", "x: &a k\n*a : 1", "x: &a [1]\n? *a\n: 2"])
    func unsupportedKeys(text: String) {
        #expect(code(text) == .unsupportedKey)
    }

    @Test(
        "a second document is refused, and where it begins is said",
        arguments: ["a: 1\n---\nb: 2", "---\n---\n", "1\n...\n---\n2"])
    func documents(text: String) {
        let error = #expect(throws: SourceError.self) { try yaml(text) }
        #expect(error?.code == .multipleDocuments)
        #expect((error?.position?.line ?? 0) > 1)
    }

    @Test("a text without a document is empty", arguments: ["", "# only this\n", "\n\n", "\u{FEFF}"])
    func empty(text: String) {
        #expect(code(text) == .empty)
    }

    @Test(
        "broken text is refused where it breaks",
        arguments: [
            ("a: [1", 1), ("a: b: c", 1), ("a: 1\n b: 2", 2), ("a: \"x", 1), ("a:\n\t- 1", 2), ("- 1\na: 2", 2),
            ("a: @x", 1), ("%YAML 3.0\n---\n", 1),
            ("é: ü\nö: [", 2), ("a: \"\\ud800\"", 1), ("{a: 1}}", 1), ("a: 'x' y", 1), ("a: 1\nb\nc: 2", 3),
        ])
    func broken(text: String, line: Int) throws {
        let error = #expect(throws: SourceError.self) { try yaml(text) }
        #expect(error?.code == .syntax)
        #expect(abs((error?.position?.line ?? 0) - line) <= 1)
        #expect(error?.message.hasSuffix(".") == true)
    }

    @Test("control characters are refused", arguments: ["a: \u{0}", "a: \u{7}b", "\u{1B}[0m"])
    func controls(text: String) {
        #expect(code(text) == .syntax)
    }

    @Test(
        "tags of the core schema are followed, others are reported and ignored (THREATS S9)",
        arguments: [
            ("a: !!str 12", #""12""#, 0), ("a: !!str null", #""null""#, 0), ("a: !!int \"12\"", "12", 0),
            ("a: !!float 1", "1", 0),
            ("a: !!bool 'true'", "true", 0), ("a: !!null ''", "null", 0), ("a: !!map {b: 1}", #"{"b":1}"#, 0),
            ("a: !!seq [1]", "[1]", 0), ("a: !!int x", #""x""#, 1), ("a: !!bool yes", #""yes""#, 1),
            ("a: !!binary aGk=", #""aGk=""#, 1),
            ("a: !!set {b: }", #"{"b":null}"#, 1), ("a: !Ref x", #""x""#, 1), ("a: !Ref 5", "5", 1),
            ("a: !<tag:x,2000:y> 5", "5", 1),
            ("a: !!timestamp 2001-12-14", #""2001-12-14""#, 1), ("a: !!python/object:os.system [x]", #"["x"]"#, 1),
        ])
    func tags(text: String, json: String, warnings: Int) throws {
        let tree = try yaml(text)
        #expect(String(decoding: try #require(tree.root["a"]).json(), as: UTF8.self) == json)
        #expect(tree.warnings.count == warnings)
        #expect(tree.warnings.allSatisfy { $0.pointer.description == "/a" })
    }

    @Test("a repeated key is reported, the first counts (THREATS S8)")
    func repeatedKeys() throws {
        let tree = try yaml("info: 1\npaths: {}\ninfo: 2\n")
        #expect(tree.root["info"]?.integer == 1)
        #expect(tree.root.count == 3)
        #expect(tree.warnings.map(\.position) == [Position(line: 3, column: 1)])
        #expect(tree.warnings.map(\.pointer.description) == ["/info"])
    }

    func code(_ text: String) -> SourceError.Code? {
        do {
            _ = try yaml(text)
            return nil
        } catch {
            return error.code
        }
    }
}
