import Testing

@testable import SourceTree

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test(
        "keeps order, spelling of numbers and escapes",
        arguments: [
            #"{"b":1.10,"a":[1E+2,-0,true,false,null,"\u00e9é\/\n"],"b":{},"":[]}"#, "[]", "{}", "1", #""x""#,
            #"[[[{"a":[{}]}]]]"#,
            #"{"\ud83d\ude00":"\"\\"}"#,
        ])
    func verbatim(text: String) throws {
        #expect(String(decoding: try json(text).root.json(), as: UTF8.self) == text)
    }

    @Test("indents by two spaces")
    func pretty() throws {
        let text = #"{"a":[1,{"b":[]}],"c":{},"d":"x"}"#
        let expected = """
            {
              "a": [
                1,
                {
                  "b": []
                }
              ],
              "c": {},
              "d": "x"
            }
            """
        #expect(String(decoding: try json(text).root.json(pretty: true), as: UTF8.self) == expected)
    }

    @Test("escapes what YAML text holds")
    func escapes() throws {
        let text = #"a: "quote \" backslash \\ tab \t nul \0 bell \a newline \n del \x7F slash / é""#
        let json = #"{"a":"quote \" backslash \\ tab \t nul \u0000 bell \u0007 newline \n del \#u{7F} slash / é"}"#
        #expect(try rendered(text) == json)
        #expect(try rendered(#""\e\b\f\r""#) == #""\u001b\b\f\r""#)
    }

    @Test("writes one value of a tree")
    func part() throws {
        let root = try json(#"{"a": [1, {"b": 2}], "c": 3}"#).root
        #expect(try String(decoding: #require(root["a"]?[1]).json(), as: UTF8.self) == #"{"b":2}"#)
    }

    @Test("what it writes reads as an equal value")
    func roundTrip() throws {
        let root = try yaml("a: &x {k: 'v', n: 0o17}\nb: [*x, \"\\u2028\\x01\", 1.50, ~]\n").root
        for isPretty in [false, true] {
            let again = try Tree.read(root.json(pretty: isPretty), format: .json).root
            #expect(again.isEqual(to: root))
        }
    }
}
