import Foundation
import SourceTree
import TestSupport
import Testing

@Suite("YAML text of a value")
struct YAMLWriterTests {
    static func written(_ json: String) throws -> String {
        String(decoding: try Tree.read(Array(json.utf8), format: .json).root.yaml(), as: UTF8.self)
    }

    @Test(
        "Block style, in source order",
        arguments: [
            (#"{"a":1,"b":[1,2],"c":{"d":null}}"#, "a: 1\nb:\n  - 1\n  - 2\nc:\n  d: null\n"),
            (#"[]"#, "[]\n"), (#"{}"#, "{}\n"), (#""x""#, "x\n"), (#"[[1],[{"a":{}}]]"#, "- - 1\n- - a: {}\n"),
            (#"[{"a":1,"b":2}]"#, "- a: 1\n  b: 2\n"), (#"{"a":[]}"#, "a: []\n"),
            (#"{"/pets/{id}":1}"#, "\"/pets/{id}\": 1\n"),
        ])
    func shape(_ json: String, _ yaml: String) throws { #expect(try Self.written(json) == yaml) }

    @Test("The beginning of a long text is the whole text's, and little more than what is wanted")
    func beginning() throws {
        let json = "[" + Array(repeating: #"{"a":[1,"é"]}"#, count: 5_000).joined(separator: ",") + "]"
        let root = try Tree.read(Array(json.utf8), format: .json).root
        for limit in [0, 1, 100, 1_000] {
            for (part, whole) in [
                (root.yaml(limit: limit), root.yaml()), (root.json(limit: limit), root.json()),
                (root.json(pretty: true, limit: limit), root.json(pretty: true)),
            ] {
                #expect(part.count > limit && part.count < limit + 100)
                #expect(whole.starts(with: part))
            }
        }
        #expect(root.yaml(limit: 1 << 20) == root.yaml())
    }

    @Test(
        "A text that another reader could take for something else is in quotes",
        arguments: [
            "true", "No", "null", "~", "1", "1.5", "0x1F", "-", "- a", "a: b", "a #b", "#a", "", " a", "a ", "a:", "@a",
            "*a", "&a",
            "!a", "%a", "{a", "[a", "a\nb", "a\tb", "\u{7F}", "é", "\u{2028}", "\u{FEFF}a", "\"", "'", "?", "? a", "=",
            "<<",
            "2001-12-14", "y",
        ])
    func quotes(_ text: String) throws {
        var builder = TreeBuilder(name: "t")
        builder.beginObject()
        builder.key(text)
        builder.string(text)
        builder.end()
        let root = builder.finish().root
        let again = try Tree.read(root.yaml(), format: .yaml).root
        #expect(again[text]?.string == text)
        #expect(again == root || again.json() == root.json())
    }

    @Test("Long keys, deep values and large numbers come back as they were")
    func unusual() throws {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        let key = String(repeating: "k", count: 900)
        let json = #"{"\#(key)":{"n":123456789012345678901234567890,"e":1e400},"deep":\#(deep)}"#
        let root = try Tree.read(Array(json.utf8), format: .json).root
        #expect(try Tree.read(root.yaml(), format: .yaml).root.json() == root.json())
    }

    @Test(
        "Every small description of the corpus is the same after its way through YAML", .enabled(if: Corpus.isPresent))
    func corpus() throws {
        var count = 0
        for folder in ["specs/petstore", "specs/oai-examples", "specs/readme-examples"] {
            for url in Corpus.files(below: folder, extensions: ["json", "yaml"]) {
                let bytes = Array(try Data(contentsOf: url))
                guard let tree = try? Tree.read(bytes, name: url.lastPathComponent) else { continue }
                let again = try Tree.read(tree.root.yaml(), format: .yaml)
                #expect(again.root.json() == tree.root.json(), "\(url.lastPathComponent)")
                count += 1
            }
        }
        #expect(count > 20)
        print("report: \(count) descriptions written as YAML and read again")
    }
}
