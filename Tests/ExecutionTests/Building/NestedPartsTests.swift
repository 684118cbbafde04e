import Execution
import Testing

/// Multipart bodies within multipart bodies (OpenAPI 3.2.0 section 4.15.2: one level has to be supported).
@Suite("Parts that have parts")
struct NestedPartsTests {
    private static let form = "multipart/form-data"

    @Test("An object is written by name, each part as its own encoding says")
    func named() async throws {
        let content = """
            multipart/form-data: {schema: {type: object, properties: {details: {type: object}, n: {type: string}}}, \
            encoding: {details: {contentType: multipart/form-data, encoding: {city: {contentType: application/json, \
            headers: {X-A: {schema: {const: b}}}}}}}}
            """
        let request = try await BodyValueTests.written(
            content, as: Self.form, #"{"details":{"city":"Paris","tags":["a","b"],"f":"@"},"n":"x"}"#, version: "3.2.0",
            files: ["/details/f": CallFile(name: "f.png", mediaType: "image/png", bytes: [65])],
            partFields: ["city": [Field(name: "X-B", value: "c")]])
        #expect(
            request.text
                == """
                --XX
                Content-Disposition: form-data; name="details"
                Content-Type: multipart/form-data; boundary=1-XX

                --1-XX
                Content-Disposition: form-data; name="city"
                Content-Type: application/json
                X-A: b

                "Paris"
                --1-XX
                Content-Disposition: form-data; name="tags"

                a
                --1-XX
                Content-Disposition: form-data; name="tags"

                b
                --1-XX
                Content-Disposition: form-data; name="f"; filename="f.png"
                Content-Type: image/png

                A
                --1-XX--

                --XX
                Content-Disposition: form-data; name="n"

                x
                --XX--

                """.onTheWire)
    }

    @Test("A list is written by position, one part for each item of a list of lists (section 4.14.5.1)")
    func positional() async throws {
        let content = """
            multipart/form-data: {schema: {type: object, properties: {b: {type: array}}}, encoding: \
            {b: {contentType: multipart/mixed, itemEncoding: {contentType: application/json}}}}
            """
        let request = try await BodyValueTests.written(content, as: Self.form, #"{"b":[["x"],[2]]}"#, version: "3.2.0")
        let parts = ["\"x\"", "2"].map {
            """
            --XX
            Content-Disposition: form-data; name="b"
            Content-Type: multipart/mixed; boundary=1-XX

            --1-XX
            Content-Type: application/json

            \($0)
            --1-XX--


            """
        }
        #expect(request.text == (parts.joined() + "--XX--\n").onTheWire)
        // Tools for forms cannot send the same.
        #expect(request.shape == .binary(fileName: nil))
    }

    @Test("What a page has as JSON in a text is written the same")
    func typed() async throws {
        let content = """
            multipart/form-data: {schema: {type: object, properties: {d: {type: object}}}, encoding: \
            {d: {contentType: multipart/form-data}}}
            """
        let value = try await BodyValueTests.written(content, as: Self.form, #"{"d":{"a":"b"}}"#, version: "3.2.0")
        let operation = try await BodyValueTests.operation(content, version: "3.2.0")
        let parts = [FormPart(name: "d", value: .text(#"{"a":"b"}"#))]
        let rows = try request(for: Call(operation: operation, body: .form(mediaType: Self.form, parts)))
        #expect(rows.text == value.text)
        #expect(rows.text.contains("name=\"a\"\r\n\r\nb\r\n"))
    }
}
