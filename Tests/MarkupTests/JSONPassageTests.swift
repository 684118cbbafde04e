import Testing

@testable import Markup

struct JSONPassageTests {
    private func passage(_ text: String, lines: Int = 1_000, bytes: Int = 131_072, marked: [Int] = []) -> JSONPassage {
        JSONPassage(Array(text.utf8)[...], isLast: true, marked: marked, lines: lines, bytes: bytes)
    }

    private func text(_ passage: JSONPassage) -> String { ParsedHTML(passage.html.description).text }

    @Test func `each line tells its number and depth, and what opens is set apart`() {
        let passage = passage(#"{"a":[1,{}],"b":"c"}"#)
        #expect(passage.ending == .complete)
        #expect(text(passage) == "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"c\"\n}\n")
        let parsed = ParsedHTML(passage.html.description)
        #expect(parsed.faults.isEmpty && parsed.isBalanced)
        let lines = parsed.attributes(of: "span").filter { $0["class"] == "line" }
        #expect(lines.map { $0["data-line"] } == ["1", "2", "3", "4", "5", "6", "7"])
        #expect(lines.map { $0["data-depth"] } == ["0", "1", "2", "2", "1", "1", "0"])
        #expect(parsed.attributes(of: "span").count { $0["class"] == "tok-open" } == 2)
    }

    @Test func `V9: the text that is shown is that of the formatter, whatever comes`() {
        var random = RandomStrings(seed: 5)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"<&>\"", "1.10", "-0", "true", "null", " ", "\"é\u{202E}\"", "\\",
        ]
        for _ in 0..<2_000 {
            let source = random.string(from: pieces, count: 9)
            let passage = passage(source)
            let pretty = JSONFormatter.pretty(source.utf8).map { String(decoding: $0, as: UTF8.self) }
            #expect((passage.ending == .complete) == (pretty != nil), "\(source)")
            if let pretty { #expect(text(passage) == VisibleText(pretty).text + "\n") }
        }
    }

    @Test(arguments: [1, 2, 3, 7])
    func `passages one after the other are the whole`(_ lines: Int) throws {
        let source = #" { "a" : [ 1 , [ ] , { "b" : [ [ "x" ] ] } ] , "c" : { "d" : null } } "#
        let bytes = Array(source.utf8)
        var place = JSONPlace.start
        var shown = ""
        for _ in 0..<50 {
            let again = try #require(JSONPlace(place.text))
            #expect(again == place)
            let passage = JSONPassage(bytes[again.offset...], isLast: true, from: again, lines: lines)
            shown += text(passage)
            guard case .more(let next) = passage.ending else {
                #expect(passage.ending == .complete)
                break
            }
            place = next
        }
        #expect(shown == text(self.passage(source)))
    }

    @Test func `V3: a window that ends within a value ends the passage before that line`() {
        let bytes = Array(#"[1,2,"three"]"#.utf8)
        let passage = JSONPassage(bytes[..<8], isLast: false)
        #expect(text(passage) == "[\n  1,\n  2,\n")
        #expect(passage.ending == .more(JSONPlace(offset: 5, line: 4, objects: 0, depth: 1)))
    }

    @Test(
        "V3: places that somebody made up lead to lines or to none",
        arguments: [
            "", "1", "1.1", "0.1.x", "-1.1.o", "9999999999.1.o", "0.0.o", "3.1.oooo", "0.99999999999999999999.a",
            "1.1." + String(repeating: "o", count: 129),
        ])
    func places(_ text: String) {
        guard let place = JSONPlace(text) else { return }
        let bytes = Array(#"{"a":[1,2]}"#.utf8)
        let window = bytes[min(place.offset, bytes.count)...]
        _ = JSONPassage(window, isLast: true, from: place)
    }

    @Test func `V3: two hundred thousand brackets are no lines`() {
        let passage = passage(String(repeating: "[", count: 200_000))
        guard case .broken = passage.ending else {
            Issue.record("\(passage.ending)")
            return
        }
        #expect(passage.html.count < 100_000)
    }

    @Test func `V3: of a text of megabytes the beginning shows, and how much there is more`() {
        let passage = passage("[\"" + String(repeating: "é", count: 500_000) + "\"]")
        #expect(passage.html.count < 100_000)
        #expect(text(passage).contains("bytes more"))
        #expect(!text(passage).contains("\u{FFFD}"))
        guard case .more = passage.ending else {
            Issue.record("\(passage.ending)")
            return
        }
    }

    @Test func `V6: hidden characters of keys and texts show as marks, malformed UTF-8 as U+FFFD`() {
        let bytes: [UInt8] = Array("{\"a\u{202E}\":\"\u{7F}".utf8) + [0xFF] + Array("\"}".utf8)
        let passage = JSONPassage(bytes[...], isLast: true)
        #expect(text(passage) == "{\n  \"aU+202E\": \"\u{2421}\u{FFFD}\"\n}\n")
    }

    @Test func `V1: markup in keys and texts is text`() {
        let passage = passage(#"{"</code><script>":"<img src=x onerror=y>&amp;"}"#)
        let parsed = ParsedHTML(passage.html.description)
        #expect(parsed.names == ["span"] && parsed.faults.isEmpty)
        #expect(parsed.text.contains("</code><script>"))
    }

    @Test func `lines that findings lead to have ids`() {
        let bytes = Array("[1,2,3]".utf8)
        let lines = ElementID("line", document: "x1")
        let passage = JSONPassage(bytes[...], isLast: true, marked: [3, 9], anchor: lines)
        #expect(ParsedHTML(passage.html.description).attributeValues("id") == [lines.appending("3").text])
    }

    @Test func `values are found on their lines and in their passages`() throws {
        let bytes = Array(#"{"a":1,"b":{"c":[true]}}"#.utf8)
        let map = try #require(JSONLineMap(bytes[...], offsets: [17, 0, 5, 16, 16, 3]))
        #expect(map[0]?.number == 1)
        #expect(map[5]?.number == 2)
        #expect(map[16]?.number == 4)
        #expect(map[17]?.number == 5)
        #expect(map[3] == nil)
        #expect(JSONLineMap(Array("[1".utf8)[...], offsets: []) == nil)
    }
}
