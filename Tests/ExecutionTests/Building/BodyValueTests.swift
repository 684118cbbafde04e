import Execution
import OpenAPI
import Testing

/// Bodies written from a JSON value (OpenAPI 3.2.0 sections 4.13 to 4.15).
@Suite("Bodies from a value")
struct BodyValueTests {
    static func operation(_ content: String, version: String = "3.1.1", required: Bool = false) async throws
        -> OpenAPI.Operation
    {
        let text = """
            openapi: \(version)
            servers: [{url: "http://api.test"}]
            paths:
              /items:
                post: {requestBody: {required: \(required), content: {\(content)}}, responses: {}}
            """
        return try #require(try await document(text).operations.first)
    }

    static func written(
        _ content: String, as mediaType: String, _ json: String, version: String = "3.1.1",
        files: [String: CallFile] = [:], partFields: [String: [Field]] = [:]
    ) async throws -> OutboundRequest {
        let operation = try await operation(content, version: version)
        var call = Call(operation: operation, body: .value(mediaType: mediaType, json, files: files))
        call.partFields = partFields
        return try request(for: call)
    }

    private static let form = "application/x-www-form-urlencoded"

    @Test("JSON goes as typed")
    func json() async throws {
        let typed = #"{ "a" : 1.0, "a": 1e400 }"#
        let request = try await Self.written("application/vnd.x+json: {}", as: "application/vnd.x+json", typed)
        #expect(request.text == typed)
        #expect(request.value(of: "Content-Type") == "application/vnd.x+json")
    }

    @Test("A form with an object and a string as JSON (4.15.3)")
    func formDefaults() async throws {
        let address = #"{"streetAddress":"123 Example Dr.","city":"Somewhere","state":"CA","zip":"99999+1234"}"#
        let id = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
        let schema = "schema: {type: object, properties: {id: {type: string, format: uuid}, address: {type: object}}}"
        let request = try await Self.written(
            "\(Self.form): {\(schema)}", as: Self.form, #"{"id":"\#(id)","address":\#(address)}"#)
        #expect(
            request.text
                == "id=\(id)&address=%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22%3A%22Somewhere%22%2C%22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D"
        )
        let quoted = try await Self.written(
            "\(Self.form): {\(schema), encoding: {id: {contentType: application/json}}}", as: Self.form,
            #"{"id":"\#(id)"}"#)
        #expect(quoted.text == "id=%22\(id)%22")
    }

    @Test(
        "A form's lists, nulls, numbers and styles",
        arguments: [
            ("{}", #"{"a":["x y","z"],"n":null,"b":true,"i":1.50}"#, "a=x+y&a=z&b=true&i=1.50"),
            ("{a: {style: form, explode: false}}", #"{"a":["x y","z"]}"#, "a=x%20y,z"),
            ("{a: {style: form}}", #"{"a":["x y","z"]}"#, "a=x%20y&a=z"),
            ("{a: {style: spaceDelimited}}", #"{"a":["x","z"]}"#, "a=x%20z"),
            ("{a: {style: pipeDelimited}}", #"{"a":["x","z"]}"#, "a=x%7Cz"),
            (
                "{a: {style: deepObject}}", #"{"a":{"k":"v w","l":[1,2],"m":{"n":3}}}"#,
                "a%5Bk%5D=v%20w&a%5Bl%5D%5B0%5D=1&a%5Bl%5D%5B1%5D=2&a%5Bm%5D%5Bn%5D=3"
            ),
            ("{a: {explode: true}}", #"{"a":{"R":1,"G":2},"b":"~"}"#, "R=1&G=2&b=%7E"),
            ("{a: {allowReserved: true}}", #"{"a":"x/y?z #"}"#, "a=x/y?z%20%23"),
        ])
    func formStyles(_ encoding: String, _ json: String, _ expected: String) async throws {
        let request = try await Self.written("\(Self.form): {encoding: \(encoding)}", as: Self.form, json)
        #expect(request.text == expected)
    }

    @Test("Multipart: a part a property, an item a part, and the types of section 4.15.1.1")
    func multipart() async throws {
        let content = """
            multipart/form-data: {schema: {type: object, properties: {id: {type: string}, n: {type: integer}, \
            raw: {}, key: {type: string, contentEncoding: base64}, addresses: {type: array, items: {type: object}}, \
            tags: {type: array, items: {type: string}}, o: {type: object}, x: {type: object}}}, \
            encoding: {x: {contentType: application/xml}, id: {contentType: 'text/plain; charset=utf-8'}}}
            """
        let request = try await Self.written(
            content, as: "multipart/form-data",
            #"{"id":"é","n":5,"raw":"r","key":"AA==","addresses":[{"a":1},{"b":2}],"tags":["x","y"],"o":{},"x":{"v":1},"z":null}"#
        )
        #expect(
            request.text
                == """
                --XX
                Content-Disposition: form-data; name="id"
                Content-Type: text/plain; charset=utf-8

                é
                --XX
                Content-Disposition: form-data; name="n"

                5
                --XX
                Content-Disposition: form-data; name="raw"
                Content-Type: application/octet-stream

                r
                --XX
                Content-Disposition: form-data; name="key"
                Content-Type: application/octet-stream

                AA==
                --XX
                Content-Disposition: form-data; name="addresses"
                Content-Type: application/json

                {"a":1}
                --XX
                Content-Disposition: form-data; name="addresses"
                Content-Type: application/json

                {"b":2}
                --XX
                Content-Disposition: form-data; name="tags"

                x
                --XX
                Content-Disposition: form-data; name="tags"

                y
                --XX
                Content-Disposition: form-data; name="o"
                Content-Type: application/json

                {}
                --XX
                Content-Disposition: form-data; name="x"
                Content-Type: application/xml

                <x><v>1</v></x>
                --XX--

                """.onTheWire)
    }

    @Test("Files, several under one name, with the types they have and the encoding allows")
    func files() async throws {
        let content = """
            multipart/form-data: {schema: {type: object, properties: {file: {type: array, items: {}}, photo: {}}}, \
            encoding: {photo: {contentType: 'image/*'}}}
            """
        let files = [
            "/file/0": CallFile(name: "a.txt", mediaType: "text/plain", bytes: [104, 105]),
            "/file/1": CallFile(name: "b\".bin", bytes: [0, 255]),
            "/photo": CallFile(name: "c.jpg", mediaType: "image/jpeg", bytes: [1]),
        ]
        let request = try await Self.written(
            content, as: "multipart/form-data", #"{"file":["@a","@b"],"photo":"@c"}"#, files: files)
        let expected =
            """
            --XX
            Content-Disposition: form-data; name="file"; filename="a.txt"
            Content-Type: text/plain

            hi
            --XX
            Content-Disposition: form-data; name="file"; filename="b%22.bin"
            Content-Type: application/octet-stream


            """.onTheWire.utf8 + [0, 255]
                + """

                --XX
                Content-Disposition: form-data; name="photo"; filename="c.jpg"
                Content-Type: image/jpeg

                \u{1}
                --XX--

                """.onTheWire.utf8
        #expect(request.body == Array(expected))
    }

    @Test("Header fields of parts: the call's, the description's, and a required one that is missing")
    func partFields() async throws {
        let content = """
            multipart/form-data: {encoding: {p: {headers: {X-Limit: {required: true, schema: {type: integer}}, \
            X-Kind: {schema: {const: k}}, Content-Type: {schema: {const: no}}}}}}
            """
        let request = try await Self.written(
            content, as: "multipart/form-data", #"{"p":"v"}"#,
            partFields: ["p": [Field(name: "x-limit", value: "7"), Field(name: "X-Own", value: "1")]])
        #expect(
            request.text
                == """
                --XX
                Content-Disposition: form-data; name="p"
                X-Limit: 7
                X-Kind: k
                X-Own: 1

                v
                --XX--

                """.onTheWire)
        let call = Call(
            operation: try await Self.operation(content),
            body: .value(mediaType: "multipart/form-data", #"{"p":"v"}"#, files: [:]))
        let found = try problems(of: call)
        #expect(found.map(\.key) == [.formPart("p")])
        #expect(found.map(\.canBeSkipped) == [true])
    }

    @Test("Line breaks never reach a part's header (THREATS X1)")
    func partInjection() async throws {
        var call = Call(
            operation: try await Self.operation("multipart/form-data: {}"),
            body: .value(mediaType: "multipart/form-data", #"{"p":"v"}"#, files: [:]))
        call.partFields = ["p": [Field(name: "X", value: "a\r\nY: 1")]]
        #expect(try problems(of: call).map(\.key) == [.formPart("p")])
        #expect(try !request(for: call, skippingProblems: true).text.contains("Y: 1"))
    }

    @Test(
        "A style in multipart/form-data counts since 3.1, and nothing is percent-encoded",
        arguments: ["3.0.4", "3.1.1"])
    func multipartStyles(version: String) async throws {
        let request = try await Self.written(
            "multipart/form-data: {encoding: {a: {style: pipeDelimited}}}", as: "multipart/form-data",
            #"{"a":["x y","z"]}"#, version: version)
        let styled = ["x y|z"]
        let plain = ["x y", "z"]
        let parts = (version == "3.0.4" ? plain : styled).map {
            "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\($0)\r\n"
        }
        #expect(request.text == parts.joined() + "--XX--\r\n")
    }

    @Test("Parts by position, a body within a body, and the parameters of the type (4.15.4)")
    func positions() async throws {
        let content = """
            'multipart/related; type=text/html': {schema: {type: array, prefixItems: [{type: string}, {type: array, \
            prefixItems: [{type: object, xml: {name: a}}, {type: string}]}], items: {}}, prefixEncoding: \
            [{contentType: text/html, headers: {Content-Location: {required: true, schema: {type: string}}}}, \
            {contentType: multipart/mixed, prefixEncoding: [{contentType: application/xml}, {}]}], \
            itemEncoding: {contentType: image/png}}
            """
        let request = try await Self.written(
            content, as: "multipart/related; type=text/html", #"["<p>",[{"b":1},"t"],"@f"]"#, version: "3.2.0",
            files: ["/2": CallFile(name: "f.png", mediaType: "image/png", bytes: [65])],
            partFields: ["0": [Field(name: "Content-Location", value: "http://a/b")]])
        #expect(request.value(of: "Content-Type") == "multipart/related; type=text/html; boundary=XX")
        #expect(
            request.text
                == """
                --XX
                Content-Type: text/html
                Content-Location: http://a/b

                <p>
                --XX
                Content-Type: multipart/mixed; boundary=1-XX

                --1-XX
                Content-Type: application/xml

                <a><b>1</b></a>
                --1-XX
                Content-Type: text/plain

                t
                --1-XX--

                --XX
                Content-Disposition: attachment; filename="f.png"
                Content-Type: image/png

                A
                --XX--

                """.onTheWire)
        #expect(request.shape == .binary(fileName: nil))
    }

    @Test(
        "Sequences: lines, records and events (4.14.4)",
        arguments: [
            ("application/x-ndjson", #"[{"a":1},[2],"é"]"#, "{\"a\":1}\n[2]\n\"é\"\n"),
            ("application/jsonl", #"{"a": 1}"#, "{\"a\":1}\n"),
            ("application/json-seq", #"[{"a":1},2]"#, "\u{1E}{\"a\":1}\n\u{1E}2\n"),
            ("application/geo+json-seq", "[1]", "\u{1E}1\n"),
            (
                "text/event-stream", #"[{"event":"add","data":"two\nlines","retry":5},{"data":{"foo":42}}]"#,
                "event: add\ndata: two\ndata: lines\nretry: 5\n\ndata: {\"foo\":42}\n\n"
            ),
        ])
    func sequences(_ mediaType: String, _ json: String, _ expected: String) async throws {
        let request = try await Self.written("\(mediaType): {itemSchema: {}}", as: mediaType, json, version: "3.2.0")
        #expect(request.text == expected)
        #expect(request.value(of: "Content-Type") == mediaType)
    }

    @Test("A text is the string's content, and what is no string stays JSON")
    func texts() async throws {
        #expect(try await Self.written("text/plain: {}", as: "text/plain", #""a\n\"b\"""#).text == "a\n\"b\"")
        #expect(try await Self.written("text/csv: {}", as: "text/csv", "1.50").text == "1.50")
        #expect(try await Self.written("text/plain: {}", as: "text/plain", #"{"a": 1}"#).text == #"{"a":1}"#)
    }

    @Test(
        "The described media type that a name means, and what is sent",
        arguments: [
            ("application/json; charset=utf-8", "application/json", "application/json; charset=utf-8"),
            ("application/*", "application/json", "application/json"), ("'*/*'", "text/x", "text/x"),
            ("application/json", "application/json; v=1", "application/json; v=1"),
        ])
    func ranges(_ described: String, _ asked: String, _ sent: String) async throws {
        let request = try await Self.written("\(described): {}", as: asked, "1")
        #expect(request.value(of: "Content-Type") == sent)
    }

    @Test("What cannot be written is told: no JSON, no object, a type that is not described")
    func refusals() async throws {
        let operation = try await Self.operation("application/json: {}, \(Self.form): {}")
        let cut = Call(operation: operation, body: .value(mediaType: "application/json", "{\"a\":", files: [:]))
        #expect(try problems(of: cut).map(\.key) == [.body])
        #expect(try request(for: cut, skippingProblems: true).text == "{\"a\":")
        let list = Call(operation: operation, body: .value(mediaType: Self.form, "[1]", files: [:]))
        #expect(try problems(of: list).map(\.canBeSkipped) == [false])
        let other = Call(operation: operation, body: .value(mediaType: "text/plain", "1", files: [:]))
        #expect(try problems(of: other).map(\.key) == [.mediaType])
        #expect(try request(for: other, skippingProblems: true).value(of: "Content-Type") == "text/plain")
    }
}

extension String {
    /// The text with CR LF for line ends.
    var onTheWire: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
}
