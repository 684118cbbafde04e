import Execution
import OpenAPI
import Testing

/// The table "Style Examples" of OpenAPI 3.0.4 section 4.7.12.6, 3.1.1 section 4.8.12.6 and 3.2.0 section 4.12.6, from a
/// description to the request, in every version that has it.
@Suite("The specification's style table")
struct StyleTableTests {
    static let values = [
        "empty": #""""#, "string": #""blue""#, "array": #"["blue","black","brown"]"#,
        "object": #"{"R":100,"G":200,"B":150}"#,
    ]
    /// Style, explode, and the serialization of empty, string, array and object; nil where it is undefined ("n/a").
    static let rows: [(String, Bool, [String?])] = [
        ("matrix", false, [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]),
        ("matrix", true, [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]),
        ("label", false, [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
        ("label", true, [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
        ("simple", false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
        ("simple", true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
        ("form", false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        ("form", true, ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]),
        ("spaceDelimited", false, [nil, nil, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]),
        ("pipeDelimited", false, [nil, nil, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]),
        ("deepObject", true, [nil, nil, nil, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]),
        ("cookie", false, ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]),
        ("cookie", true, ["color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"]),
    ]

    static func described(
        _ version: String, _ location: String, _ fields: String, path: String = "/items"
    ) async throws -> OpenAPI.Operation {
        let text = """
            openapi: \(version)
            info: {title: T, version: "1"}
            servers: [{url: "http://api.test"}]
            paths:
              "\(path)":
                get:
                  parameters: [{name: color, in: \(location), required: true, \(fields)}]
                  responses: {"200": {description: ok}}
            """
        return try #require(try await document(text).operations.first)
    }

    /// What the value becomes: the path's last segment behind `a`, the query, the header's or the Cookie field's value.
    static func written(_ operation: OpenAPI.Operation, _ location: Parameter.Location, _ json: String) throws
        -> String?
    {
        let call = Call(operation: operation, parameters: [ParameterKey(location, "color"): .json(json)])
        let request = try request(for: call)
        switch location {
        case .path: return String(request.path.dropFirst("/a".count))
        case .header: return request.value(of: "color")
        case .cookie: return request.value(of: "Cookie")
        case .query, .querystring: return request.query.map { $0.text(.masked) }.joined(separator: "&")
        }
    }

    @Test("Style × explode × type in 3.0.4, 3.1.1 and 3.2.0", arguments: ["3.0.4", "3.1.1", "3.2.0"])
    func table(version: String) async throws {
        for (style, explodes, cells) in Self.rows where style != "cookie" || version == "3.2.0" {
            let isPath = ["matrix", "label", "simple"].contains(style)
            let location: Parameter.Location = isPath ? .path : style == "cookie" ? .cookie : .query
            let operation = try await Self.described(
                version, location.rawValue, "style: \(style), explode: \(explodes), schema: {}",
                path: isPath ? "/a{color}" : "/items")
            for (kind, cell) in zip(["empty", "string", "array", "object"], cells) {
                guard let cell, let value = Self.values[kind] else { continue }
                #expect(try Self.written(operation, location, value) == cell, "\(style) \(explodes) \(kind)")
            }
        }
    }

    @Test("Headers are simple", arguments: [false, true])
    func headers(explodes: Bool) async throws {
        let operation = try await Self.described("3.1.1", "header", "explode: \(explodes), schema: {}")
        let expected = ["", "blue", "blue,black,brown", explodes ? "R=100,G=200,B=150" : "R,100,G,200,B,150"]
        for (kind, cell) in zip(["empty", "string", "array", "object"], expected) {
            let value = try #require(Self.values[kind])
            #expect(try Self.written(operation, .header, value) == cell)
        }
    }

    @Test("Explode is true by itself for form and cookie alone")
    func defaults() async throws {
        let form = try await Self.described("3.1.1", "query", "schema: {}")
        #expect(try Self.written(form, .query, #"["a","b"]"#) == "color=a&color=b")
        let cookie = try await Self.described("3.2.0", "cookie", "style: cookie, schema: {}")
        #expect(try Self.written(cookie, .cookie, #"["a","b"]"#) == "color=a; color=b")
        let spaced = try await Self.described("3.1.1", "query", "style: spaceDelimited, schema: {}")
        #expect(try Self.written(spaced, .query, #"["a","b"]"#) == "color=a%20b")
        let deep = try await Self.described("3.2.0", "query", "style: deepObject, schema: {}")
        #expect(try Self.written(deep, .query, #"{"a":1}"#) == "color%5Ba%5D=1")
    }

    @Test(
        "2.0: collectionFormat in each place",
        arguments: [
            ("csv", "query", "color=a%20b,c"), ("ssv", "query", "color=a%20b%20c"), ("tsv", "query", "color=a%20b%09c"),
            ("pipes", "query", "color=a%20b%7Cc"), ("multi", "query", "color=a%20b&color=c"),
            ("csv", "path", "a%20b,c"), ("ssv", "path", "a%20b%20c"), ("tsv", "path", "a%20b%09c"),
            ("pipes", "path", "a%20b%7Cc"), ("csv", "header", "a b,c"), ("ssv", "header", "a b c"),
            ("tsv", "header", "a b\tc"), ("pipes", "header", "a b|c"), (nil, "query", "color=a%20b,c"),
            (nil, "path", "a%20b,c"), (nil, "header", "a b,c"),
        ] as [(String?, String, String)])
    func collectionFormats(_ format: String?, _ place: String, _ expected: String) async throws {
        let location = try #require(Parameter.Location(rawValue: place))
        let line = format.map { "collectionFormat: \($0), " } ?? ""
        let text = """
            swagger: "2.0"
            info: {title: T, version: "1"}
            host: api.test
            schemes: [http]
            paths:
              "\(location == .path ? "/a{color}" : "/items")":
                get:
                  parameters: [{name: color, in: \(place), required: true, \(line)type: array, items: {type: string}}]
                  responses: {"200": {description: ok}}
            """
        let operation = try #require(try await document(text).operations.first)
        #expect(try Self.written(operation, location, #"["a b","c"]"#) == expected)
    }

    @Test(
        "Examples of the parameter object's own section (3.2.0 section 4.12.8)",
        arguments: [
            ("header", "style: simple, schema: {type: array}", "[12345678,90099]", "12345678,90099"),
            (
                "cookie", "style: cookie, schema: {type: object}", #"{"greeting":"Hello%2C world!","code":42}"#,
                "greeting=Hello%2C world!; code=42"
            ),
            ("cookie", "schema: {type: string}", #""Hello, world!""#, "color=Hello%2C%20world%21"),
            ("path", "schema: {type: string}", #""diṅnāga""#, "di%E1%B9%85n%C4%81ga"),
            (
                "path", "schema: {type: string}", #""الخوارزميّ""#,
                "%D8%A7%D9%84%D8%AE%D9%88%D8%A7%D8%B1%D8%B2%D9%85%D9%8A%D9%91"
            ),
            (
                "query", "schema: {type: array}", #"["one thing","another thing"]"#,
                "color=one%20thing&color=another%20thing"
            ),
            ("query", "style: form, schema: {type: object}", #"{"page":4,"pageSize":50}"#, "page=4&pageSize=50"),
            (
                "query", "content: {application/json: {}}", #"{"lat":10,"long":60}"#,
                "color=%7B%22lat%22%3A10%2C%22long%22%3A60%7D"
            ),
            (
                "querystring", "content: {application/x-www-form-urlencoded: {}}", #"{"foo":"a + b","bar":true}"#,
                "foo=a+%2B+b&bar=true"
            ),
            (
                "querystring", "content: {application/json: {}}", #"{"numbers":[1,2],"flag":null}"#,
                "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"
            ),
            (
                "querystring", "content: {application/jsonpath: {}}", #""$.a.b[1:1]""#,
                "%24.a.b%5B1%3A1%5D"
            ),
        ])
    func examples(_ place: String, _ fields: String, _ json: String, _ expected: String) async throws {
        let location = try #require(Parameter.Location(rawValue: place))
        let operation = try await Self.described(
            "3.2.0", place, fields, path: location == .path ? "/a{color}" : "/items")
        #expect(try Self.written(operation, location, json) == expected)
    }

    @Test("A name that no URI template may hold is percent-encoded (3.2.0 appendix C)")
    func names() async throws {
        let operation = try await operation("parameters: [{name: ❤️, in: query, schema: {type: string}}]")
        let call = Call(operation: operation, parameters: [ParameterKey(.query, "❤️"): .json("\"love!\"")])
        #expect(try request(for: call).url() == "http://api.test/items?%E2%9D%A4%EF%B8%8F=love%21")
    }

    @Test("Null, empty lists and nulls within lists are not sent (RFC 6570 section 2.3)")
    func undefined() async throws {
        let operation = try await operation(
            """
            parameters:
              - {name: formulas, in: query, schema: {type: object}}
              - {name: words, in: query, explode: false, schema: {type: array}}
              - {name: X-A, in: header, schema: {}}
              - {name: c, in: cookie, schema: {}}
            """)
        let call = Call(
            operation: operation,
            parameters: [
                ParameterKey(.query, "formulas"): .json("{}"),
                ParameterKey(.query, "words"): .json(#"["hello",null,"world"]"#),
                ParameterKey(.header, "X-A"): .json("null"), ParameterKey(.cookie, "c"): .json("[null]"),
            ])
        let request = try request(for: call)
        #expect(request.url() == "http://api.test/items?words=hello,world")
        #expect(request.value(of: "X-A") == nil)
        #expect(request.cookies.isEmpty)
        #expect(request.notes.count == 3)
        let required = try await Self.described("3.1.1", "query", "schema: {}")
        let null = Call(operation: required, parameters: [ParameterKey(.query, "color"): .json("null")])
        #expect(try problems(of: null).map(\.canBeSkipped) == [true])
    }

    @Test(
        "allowReserved counts in the query, and since 3.2 in paths and cookies too",
        arguments: [
            ("3.1.1", "query", "color=a/b:c@%20%2F%23"), ("3.1.1", "path", "a%2Fb%3Ac%40%20%252F%23"),
            ("3.1.1", "cookie", "color=a%2Fb%3Ac%40%20%252F%23"), ("3.2.0", "query", "color=a/b:c@%20%2F%23"),
            ("3.2.0", "path", "a%2Fb:c@%20%2F%23"), ("3.2.0", "cookie", "color=a/b:c@%20%2F#"),
        ])
    func reserved(_ version: String, _ place: String, _ expected: String) async throws {
        let location = try #require(Parameter.Location(rawValue: place))
        let operation = try await Self.described(
            version, place, "allowReserved: true, schema: {}", path: location == .path ? "/a{color}" : "/items")
        #expect(try Self.written(operation, location, #""a/b:c@ %2F#""#) == expected)
    }

    @Test("A cookie's value ends neither the cookie nor the field (THREATS X1)", arguments: ["a;b", "a\\r\\nX: 1"])
    func cookieValues(_ value: String) async throws {
        let operation = try await Self.described("3.2.0", "cookie", "style: cookie, schema: {}")
        let call = Call(operation: operation, parameters: [ParameterKey(.cookie, "color"): .json("\"\(value)\"")])
        #expect(try problems(of: call).map(\.key) == [.parameter(ParameterKey(.cookie, "color"))])
    }
}
