import Execution
import OpenAPI
import Testing

/// Values beside those of the specification's table, in each style: what RFC 6570 and RFC 3986 make of them.
@Suite("Values in each style")
struct StyleValueTests {
    static let paths: [(String, Bool, String, String)] = [
        ("simple", false, "1.50", "1.50"), ("simple", false, "true", "true"), ("simple", false, "-1e400", "-1e400"),
        ("simple", false, "12345678901234567890", "12345678901234567890"), ("simple", false, "null", ""),
        ("simple", false, "[]", ""), ("simple", true, "{}", ""), ("simple", false, #"["a,b","c/d"]"#, "a%2Cb,c%2Fd"),
        ("simple", false, #"["a",null,"b"]"#, "a,b"), ("simple", false, #"["",""]"#, ","),
        ("simple", true, #"{"a=b":"c,d"}"#, "a%3Db=c%2Cd"), ("simple", false, #"{"n":null,"b":false}"#, "b,false"),
        ("simple", false, #"[[1,2],{"a":1}]"#, "%5B1%2C2%5D,%7B%22a%22%3A1%7D"),
        ("simple", false, #""100% ü\n~""#, "100%25%20%C3%BC%0A~"), ("simple", false, #""%2F""#, "%252F"),
        ("simple", false, #""a?b#c;d""#, "a%3Fb%23c%3Bd"),
        ("label", false, "[]", ""), ("label", false, "null", ""), ("label", false, "1.5", ".1.5"),
        ("label", true, #"["a.b",true]"#, ".a.b.true"), ("label", true, #"{"k":"v","e":""}"#, ".k=v.e="),
        ("label", false, #"{"k":"v","e":""}"#, ".k,v,e,"), ("label", false, #""a b""#, ".a%20b"),
        ("matrix", false, "[]", ""), ("matrix", true, "{}", ""), ("matrix", false, "null", ""),
        ("matrix", false, "false", ";color=false"), ("matrix", true, #"["a","",null]"#, ";color=a;color"),
        ("matrix", false, #"["a",""]"#, ";color=a,"), ("matrix", true, #"{"k;":"v/"}"#, ";k%3B=v%2F"),
        ("matrix", false, #"{"k":""}"#, ";color=k,"),
    ]

    @Test("In a path", arguments: paths)
    func path(_ style: String, _ explodes: Bool, _ json: String, _ expected: String) async throws {
        let operation = try await StyleTableTests.described(
            "3.1.1", "path", "style: \(style), explode: \(explodes), schema: {}", path: "/a{color}")
        #expect(try StyleTableTests.written(operation, .path, json) == expected)
    }

    static let queries: [(String, Bool, String, String)] = [
        ("form", false, "0", "color=0"), ("form", true, "1.0", "color=1.0"), ("form", false, "false", "color=false"),
        ("form", true, "null", ""), ("form", true, "[]", ""), ("form", false, "[null]", ""), ("form", true, "{}", ""),
        ("form", false, #"["a",null,"b"]"#, "color=a,b"), ("form", true, #"["a",null,1]"#, "color=a&color=1"),
        ("form", false, #"["",""]"#, "color=,"), ("form", true, #"["",""]"#, "color=&color="),
        ("form", false, #"["a,b","c"]"#, "color=a%2Cb,c"), ("form", true, #""a b+c&d=e""#, "color=a%20b%2Bc%26d%3De"),
        ("form", true, #"{"k e":"v","n":null,"t":true}"#, "k%20e=v&t=true"),
        ("form", false, #"{"k":"v","n":null,"t":1}"#, "color=k,v,t,1"),
        ("form", true, #"{"a":[1,2],"o":{"x":null}}"#, "a=1&a=2&o=%7B%22x%22%3Anull%7D"),
        ("form", true, #"{"a":["x y",null],"e":[],"l":[[1],2]}"#, "a=x%20y&l=%5B%5B1%5D%2C2%5D"),
        ("form", true, #"[{"a":1},[]]"#, "color=%7B%22a%22%3A1%7D&color=%5B%5D"),
        ("form", true, #""😀'\"<>\\^`{|}""#, "color=%F0%9F%98%80%27%22%3C%3E%5C%5E%60%7B%7C%7D"),
        ("form", true, #""\u0000\u007f""#, "color=%00%7F"),
        ("spaceDelimited", false, #"["a b",1,true]"#, "color=a%20b%201%20true"), ("spaceDelimited", false, "[]", ""),
        ("spaceDelimited", false, #"["a"]"#, "color=a"), ("spaceDelimited", true, "[1,2]", "color=1&color=2"),
        ("pipeDelimited", false, #"["a|b",null,"c"]"#, "color=a%7Cb%7Cc"),
        ("pipeDelimited", false, #"{"k":"v","t":false}"#, "color=k%7Cv%7Ct%7Cfalse"),
        ("pipeDelimited", false, "{}", ""),
        ("deepObject", true, #"{"a b":"&","n":null,"t":1.0}"#, "color%5Ba%20b%5D=%26&color%5Bt%5D=1.0"),
        ("deepObject", true, #"{"k":""}"#, "color%5Bk%5D="), ("deepObject", true, "{}", ""),
        ("deepObject", false, #"{"k":1}"#, "color%5Bk%5D=1"),
        (
            "deepObject", true, #"{"a":{"b":{"c":"d"}},"l":["x","y"]}"#,
            "color%5Ba%5D%5Bb%5D%5Bc%5D=d&color%5Bl%5D%5B0%5D=x&color%5Bl%5D%5B1%5D=y"
        ),
        (
            "deepObject", true, #"{"l":[{"a":1,"b":"x"},null,{"a":2}]}"#,
            "color%5Bl%5D%5B0%5D%5Ba%5D=1&color%5Bl%5D%5B0%5D%5Bb%5D=x&color%5Bl%5D%5B1%5D%5Ba%5D=2"
        ),
        (
            "deepObject", true, #"[{"a":1},{"a":[[2],3]}]"#,
            "color%5B0%5D%5Ba%5D=1&color%5B1%5D%5Ba%5D%5B0%5D%5B0%5D=2&color%5B1%5D%5Ba%5D%5B1%5D=3"
        ),
        ("deepObject", true, "[1,2]", "color%5B0%5D=1&color%5B1%5D=2"),
        ("deepObject", true, #"{"a":[],"b":1}"#, "color%5Bb%5D=1"),
    ]

    @Test("In a query", arguments: queries)
    func query(_ style: String, _ explodes: Bool, _ json: String, _ expected: String) async throws {
        let operation = try await StyleTableTests.described(
            "3.1.1", "query", "style: \(style), explode: \(explodes), schema: {}")
        #expect(try Self.optional(operation, .query, json) == expected)
    }

    @Test(
        "In a header, as it is",
        arguments: [
            (false, "1.50", "1.50"), (false, #""a,b %41 \"q\"""#, #"a,b %41 "q""#), (false, #"["é","x y"]"#, "é,x y"),
            (true, #"{"k":"v=1","t":true}"#, "k=v=1,t=true"), (false, #"{"k":"v","n":null}"#, "k,v"),
            (false, #"["a","",1]"#, "a,,1"), (false, #"[{"a":1}]"#, #"{"a":1}"#),
        ])
    func header(_ explodes: Bool, _ json: String, _ expected: String) async throws {
        let operation = try await StyleTableTests.described("3.1.1", "header", "explode: \(explodes), schema: {}")
        #expect(try StyleTableTests.written(operation, .header, json) == expected)
    }

    @Test(
        "In a cookie: form encodes, the style cookie of 3.2 does not",
        arguments: [
            ("form", false, #""a;b c""#, "color=a%3Bb%20c"), ("form", false, #"["a,b",1]"#, "color=a%2Cb,1"),
            ("form", false, #"{"k":"é"}"#, "color=k,%C3%A9"), ("form", true, "true", "color=true"),
            ("cookie", true, #""a=b%20""#, "color=a=b%20"),
            ("cookie", true, #"{"a":1,"n":null,"b":"x,y"}"#, "a=1; b=x,y"),
            ("cookie", false, #"["x",2]"#, "color=x,2"),
        ])
    func cookie(_ style: String, _ explodes: Bool, _ json: String, _ expected: String) async throws {
        let operation = try await StyleTableTests.described(
            "3.2.0", "cookie", "style: \(style), explode: \(explodes), schema: {}")
        #expect(try StyleTableTests.written(operation, .cookie, json) == expected)
    }

    @Test("Names are percent-encoded in queries, also the brackets that some are written with")
    func names() async throws {
        let operation = try await operation(
            "parameters: [{name: 'id[role]', in: query, schema: {}}, {name: 'a&b=c d', in: query, schema: {}}]")
        let call = Call(
            operation: operation,
            parameters: [
                ParameterKey(.query, "id[role]"): .json("[1,2]"), ParameterKey(.query, "a&b=c d"): .json("\"\""),
            ]
        )
        #expect(
            try request(for: call).url() == "http://api.test/items?id%5Brole%5D=1&id%5Brole%5D=2&a%26b%3Dc%20d=")
    }

    @Test("A form of a whole query without pairs is no query")
    func emptyQuery() async throws {
        let operation = try await operation(
            "parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {}}}]")
        let call = Call(operation: operation, parameters: [ParameterKey(.querystring, "q"): .json("{}")])
        #expect(try request(for: call).url() == "http://api.test/items")
    }

    @Test(
        "allowReserved keeps reserved characters and triplets around the delimiters of each style (RFC 6570 section 3.2.3)",
        arguments: [
            ("form", false, #"["a/b","c d","%2C","50%"]"#, "color=a/b,c%20d,%2C,50%25"),
            ("form", true, #"{"k/l":"m?n#"}"#, "k/l=m?n%23"),
            ("pipeDelimited", false, #"["a/b","c"]"#, "color=a/b%7Cc"),
            ("spaceDelimited", false, #"["a:b","c"]"#, "color=a:b%20c"),
            ("deepObject", true, #"{"k":"a/b"}"#, "color%5Bk%5D=a/b"), ("form", true, #""ü|^""#, "color=%C3%BC%7C%5E"),
        ])
    func reserved(_ style: String, _ explodes: Bool, _ json: String, _ expected: String) async throws {
        let operation = try await StyleTableTests.described(
            "3.0.4", "query", "style: \(style), explode: \(explodes), allowReserved: true, schema: {}")
        #expect(try Self.optional(operation, .query, json) == expected)
    }

    /// As ``StyleTableTests/written(_:_:_:)``, for values that a required parameter would be refused for.
    private static func optional(_ operation: OpenAPI.Operation, _ location: Parameter.Location, _ json: String) throws
        -> String?
    {
        let call = Call(operation: operation, parameters: [ParameterKey(location, "color"): .json(json)])
        return try request(for: call, skippingProblems: true).query.map { $0.text(.masked) }.joined(separator: "&")
    }
}
