import SourceTree
import Testing

@testable import JSONPath

/// The tables of RFC 9535: query and values, with the section's own text.
struct RFC9535Tests {
    private func select(_ query: String, in text: String) throws -> [Node] {
        let tree = try Tree.read(Array(text.utf8), format: .json, budget: .instance)
        let found = try JSONPath(parsing: query).select(from: tree.root)
        #expect(found.isComplete)
        return found.nodes
    }

    private func values(_ query: String, in text: String) throws -> [String] {
        try select(query, in: text).map { String(decoding: $0.json(), as: UTF8.self) }
    }

    @Test(
        "Section 1.5: the bookstore",
        arguments: [
            (
                "$.store.book[*].author",
                [
                    "$['store']['book'][0]['author']", "$['store']['book'][1]['author']",
                    "$['store']['book'][2]['author']", "$['store']['book'][3]['author']",
                ]
            ),
            (
                "$..author",
                [
                    "$['store']['book'][0]['author']", "$['store']['book'][1]['author']",
                    "$['store']['book'][2]['author']", "$['store']['book'][3]['author']",
                ]
            ),
            ("$.store.*", ["$['store']['book']", "$['store']['bicycle']"]),
            (
                "$.store..price",
                [
                    "$['store']['book'][0]['price']", "$['store']['book'][1]['price']",
                    "$['store']['book'][2]['price']", "$['store']['book'][3]['price']",
                    "$['store']['bicycle']['price']",
                ]
            ),
            ("$..book[2]", ["$['store']['book'][2]"]),
            ("$..book[2].author", ["$['store']['book'][2]['author']"]),
            ("$..book[2].publisher", []),
            ("$..book[-1]", ["$['store']['book'][3]"]),
            ("$..book[0,1]", ["$['store']['book'][0]", "$['store']['book'][1]"]),
            ("$..book[:2]", ["$['store']['book'][0]", "$['store']['book'][1]"]),
            ("$..book[?@.isbn]", ["$['store']['book'][2]", "$['store']['book'][3]"]),
            ("$..book[?@.price<10]", ["$['store']['book'][0]", "$['store']['book'][2]"]),
        ])
    func bookstore(_ query: String, _ expected: [String]) throws {
        #expect(try select(query, in: Self.store).map(\.normalizedPath) == expected)
    }

    @Test func `Section 1.5: all values below the root`() throws {
        #expect(try select("$..*", in: Self.store).count == 27)
    }

    @Test(
        "Section 2.3: selectors",
        arguments: [
            ("$.o['j j']", #"{"o":{"j j":{"k.k":3}},"'":{"@":2}}"#, [#"{"k.k":3}"#]),
            ("$.o['j j']['k.k']", #"{"o":{"j j":{"k.k":3}},"'":{"@":2}}"#, ["3"]),
            (#"$.o["j j"]["k.k"]"#, #"{"o":{"j j":{"k.k":3}},"'":{"@":2}}"#, ["3"]),
            (#"$["'"]["@"]"#, #"{"o":{"j j":{"k.k":3}},"'":{"@":2}}"#, ["2"]),
            ("$[*]", #"{"o":{"j":1,"k":2},"a":[5,3]}"#, [#"{"j":1,"k":2}"#, "[5,3]"]),
            ("$.o[*]", #"{"o":{"j":1,"k":2},"a":[5,3]}"#, ["1", "2"]),
            ("$.o[*, *]", #"{"o":{"j":1,"k":2},"a":[5,3]}"#, ["1", "2", "1", "2"]),
            ("$.a[*]", #"{"o":{"j":1,"k":2},"a":[5,3]}"#, ["5", "3"]),
            ("$[1]", #"["a","b"]"#, [#""b""#]), ("$[-2]", #"["a","b"]"#, [#""a""#]),
            ("$[1:3]", Self.letters, [#""b""#, #""c""#]), ("$[5:]", Self.letters, [#""f""#, #""g""#]),
            ("$[1:5:2]", Self.letters, [#""b""#, #""d""#]), ("$[5:1:-2]", Self.letters, [#""f""#, #""d""#]),
            ("$[::-1]", Self.letters, ["g", "f", "e", "d", "c", "b", "a"].map { "\"\($0)\"" }),
            ("$[::0]", Self.letters, []), ("$[9:]", Self.letters, []),
            ("$..j", Self.nested, ["4", "1"]), ("$..[0]", Self.nested, ["5", #"{"j":4}"#]),
            ("$.o..[*, *]", Self.nested, ["1", "2", "1", "2"]),
            ("$.a..[0, 1]", Self.nested, ["5", "3", #"{"j":4}"#, #"{"k":6}"#]),
            ("$.a", #"{"a":null,"b":[null],"c":[{}],"null":1}"#, ["null"]), ("$.a[0]", #"{"a":null}"#, []),
            ("$.b[?@]", #"{"b":[null]}"#, ["null"]), ("$.b[?@==null]", #"{"b":[null]}"#, ["null"]),
            ("$.c[?@.d==null]", #"{"c":[{}]}"#, []), ("$.null", #"{"null":1}"#, ["1"]),
        ])
    func selectors(_ query: String, _ text: String, _ expected: [String]) throws {
        // The order of what a descendant segment finds is free between an object's members only.
        let found = try values(query, in: text)
        #expect(found == expected || query == "$..j" && found.sorted() == expected.sorted())
    }

    @Test(
        "Section 2.3.5.3: filters",
        arguments: [
            ("$.a[?@.b == 'kilo']", [#"{"b":"kilo"}"#]), ("$.a[?(@.b == 'kilo')]", [#"{"b":"kilo"}"#]),
            ("$.a[?@>3.5]", ["5", "4", "6"]),
            ("$.a[?@.b]", [#"{"b":"j"}"#, #"{"b":"k"}"#, #"{"b":{}}"#, #"{"b":"kilo"}"#]),
            ("$[?@.*]", [Self.filtered, Self.object]),
            ("$[?@[?@.b]]", [Self.filtered]),
            ("$.o[?@<3, ?@<3]", ["1", "2", "1", "2"]),
            (#"$.a[?@<2 || @.b == "k"]"#, ["1", #"{"b":"k"}"#]),
            (#"$.a[?match(@.b, "[jk]")]"#, [#"{"b":"j"}"#, #"{"b":"k"}"#]),
            (#"$.a[?search(@.b, "[jk]")]"#, [#"{"b":"j"}"#, #"{"b":"k"}"#, #"{"b":"kilo"}"#]),
            ("$.o[?@>1 && @<4]", ["2", "3"]), ("$.o[?@.u || @.x]", [#"{"u":6}"#]),
            ("$.a[?@.b == $.x]", ["3", "5", "1", "2", "4", "6"]),
            (
                "$.a[?@ == @]",
                ["3", "5", "1", "2", "4", "6", #"{"b":"j"}"#, #"{"b":"k"}"#, #"{"b":{}}"#, #"{"b":"kilo"}"#]
            ),
        ])
    func filters(_ query: String, _ expected: [String]) throws {
        #expect(try values(query, in: #"{"a":\#(Self.filtered),"o":\#(Self.object),"e":"f"}"#) == expected)
    }

    @Test(
        "Section 2.3.5.3, table 11: comparisons",
        arguments: [
            ("$.absent1 == $.absent2", true), ("$.absent1 <= $.absent2", true), ("$.absent == 'g'", false),
            ("$.absent1 != $.absent2", false), ("$.absent != 'g'", true), ("1 <= 2", true), ("1 > 2", false),
            ("13 == '13'", false), ("'a' <= 'b'", true), ("'a' > 'b'", false), ("$.obj == $.arr", false),
            ("$.obj != $.arr", true), ("$.obj == $.obj", true), ("$.obj != $.obj", false), ("$.arr == $.arr", true),
            ("$.arr != $.arr", false), ("$.obj == 17", false), ("$.obj != 17", true), ("$.obj <= $.arr", false),
            ("$.obj < $.arr", false), ("$.obj <= $.obj", true), ("$.arr <= $.arr", true), ("1 <= $.arr", false),
            ("1 >= $.arr", false), ("1 > $.arr", false), ("1 < $.arr", false), ("true <= true", true),
            ("true > true", false),
        ])
    func comparisons(_ comparison: String, _ isTrue: Bool) throws {
        let text = #"{"obj":{"x":"y"},"arr":[2,3]}"#
        #expect(try values("$[?\(comparison)]", in: text).isEmpty != isTrue)
    }

    @Test(
        "Section 2.4: functions",
        arguments: [
            ("$[?length(@.authors) >= 5]", 0), ("$[?count(@.*) == 1]", 2), (#"$[?match(@.date, "1974-05-..")]"#, 1),
            (#"$[?search(@.author, "[BR]ob")]"#, 1), (#"$[?value(@..color) == "red"]"#, 1), ("$[?length(@) < 3]", 3),
            ("$[?count(@.*.*) >= 1]", 1), (#"$[?value(@..color)=="red" || length(@.date)==10]"#, 3),
        ])
    func functions(_ query: String, _ count: Int) throws {
        let text = #"[{"date":"1974-05-11","author":"Robert"},{"lamp":{"color":"red"}},{"date":"1974-06-11"},5]"#
        #expect(try values(query, in: text).count == count)
    }

    @Test(
        "Sections 2.1 to 2.4: what is no well-formed and well-typed query",
        arguments: [
            "", "a", "$.", "$..", "$ ", " $", "$.'a'", "$[", "$[]", "$[a]", "$['a]", "$[01]", "$[-0]", "$[-]",
            "$[9007199254740992]", "$['\\x']", "$['\\ud800']", "$['\t']", "$[1:2:3:4]", "$[?]", "$[?@.a ==]", "$[?1]",
            "$[?'a']", "$[?@.* == 1]", "$[?length(@.*) < 3]", "$[?count(1) == 1]", "$[?match(@.timezone, 'x') == true]",
            "$[?value(@..color)]", "$[?length(@)]", "$[?bar(@.a)]", "$[?true]", "$[?@.a = 1]", "$[?(@.a]", "$.1",
            "$[?count (@.a)==1]",
            "$[?@.a==01]", "$[?!1==2]",
        ])
    func refused(_ query: String) {
        #expect(throws: JSONPathError.self) { try JSONPath(parsing: query) }
    }

    @Test(
        "Section 2.7: normalized paths",
        arguments: [
            ("$.a", #"{"a":1}"#, "$['a']"), ("$[1]", "[0,1]", "$[1]"), ("$[-3]", "[0,1,2,3,4]", "$[2]"),
            ("$.a.b[1:2]", #"{"a":{"b":[0,1]}}"#, "$['a']['b'][1]"),
            (#"$["\u000B"]"#, #"{"\u000B":1}"#, #"$['\u000b']"#),
            (#"$["\u0061"]"#, #"{"a":1}"#, "$['a']"), (#"$["'\n\\"]"#, #"{"'\n\\":1}"#, #"$['\'\n\\']"#),
        ])
    func normalized(_ query: String, _ text: String, _ expected: String) throws {
        #expect(try select(query, in: text).map(\.normalizedPath) == [expected])
    }

    static let letters = #"["a","b","c","d","e","f","g"]"#
    static let nested = #"{"o":{"j":1,"k":2},"a":[5,3,[{"j":4},{"k":6}]]}"#
    static let filtered = #"[3,5,1,2,4,6,{"b":"j"},{"b":"k"},{"b":{}},{"b":"kilo"}]"#
    static let object = #"{"p":1,"q":2,"r":3,"s":5,"t":{"u":6}}"#
    static let store = """
        {"store": {"book": [
          {"category": "reference", "author": "Nigel Rees", "title": "Sayings of the Century", "price": 8.95},
          {"category": "fiction", "author": "Evelyn Waugh", "title": "Sword of Honour", "price": 12.99},
          {"category": "fiction", "author": "Herman Melville", "title": "Moby Dick", "isbn": "0-553-21311-3", "price": 8.99},
          {"category": "fiction", "author": "J. R. R. Tolkien", "title": "The Lord of the Rings", "isbn": "0-395-19395-8", "price": 22.99}],
         "bicycle": {"color": "red", "price": 399}}}
        """
}
