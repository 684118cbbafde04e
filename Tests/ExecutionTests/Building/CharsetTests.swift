import Execution
import OpenAPI
import Testing

/// Text in the encoding that its media type names (RFC 9110 section 8.3.2).
@Suite("Charsets")
struct CharsetTests {
    private static func body(_ mediaType: String, _ json: String) async throws -> [UInt8] {
        let request = try await BodyValueTests.written("'\(mediaType)': {}", as: mediaType, json)
        #expect(request.value(of: "Content-Type") == mediaType)
        return request.body
    }

    @Test(
        "A text is written in the charset that its media type names",
        arguments: [
            ("text/plain; charset=iso-8859-1", [0xE9, 0x41]), ("text/plain; charset=\"ISO-8859-1\"", [0xE9, 0x41]),
            ("text/plain;charset=UTF-8", [0xC3, 0xA9, 0x41]), ("text/plain", [0xC3, 0xA9, 0x41]),
            ("text/plain; charset=utf-16le", [0xE9, 0, 0x41, 0]), ("text/csv; charset=utf-16", [0, 0xE9, 0, 0x41]),
        ] as [(String, [UInt8])])
    func texts(_ mediaType: String, _ expected: [UInt8]) async throws {
        #expect(try await Self.body(mediaType, "\"éA\"") == expected)
    }

    @Test("JSON is in UTF-8 whatever its media type says (RFC 8259 section 8.1)")
    func json() async throws {
        #expect(try await Self.body("application/json; charset=iso-8859-1", "\"é\"") == Array("\"é\"".utf8))
    }

    @Test(
        "A character that the charset lacks, or a charset that is not known, is told and can be skipped",
        arguments: ["us-ascii", "iso-8859-1", "x-unknown"])
    func lacking(_ charset: String) async throws {
        let mediaType = "text/plain; charset=\(charset)"
        let operation = try await BodyValueTests.operation("'\(mediaType)': {}")
        let call = Call(operation: operation, body: .value(mediaType: mediaType, "\"漢\"", files: [:]))
        #expect(try problems(of: call).map(\.key) == [.body])
        let request = try request(for: call, skippingProblems: true)
        #expect(request.text == "漢")
        #expect(request.notes.count == 1)
    }

    @Test("A part has the charset of its own type")
    func parts() async throws {
        let request = try await BodyValueTests.written(
            "multipart/form-data: {encoding: {a: {contentType: text/plain; charset=iso-8859-1}}}",
            as: "multipart/form-data", "{\"a\":\"é\"}")
        #expect(request.body.contains(0xE9) && !request.body.contains(0xC3))
    }

    @Test("Files stand as text where the schema says so (3.2.0 section 4.15.4.2)")
    func encodedFiles() async throws {
        let file = CallFile(name: "a.png", mediaType: "image/png", bytes: [0xFF, 0xFE, 0x00])
        let schema = """
            {schema: {properties: {u: {type: string, contentEncoding: base64url}, \
            b: {type: string, contentEncoding: base64}, x: {type: string, contentEncoding: base16}, n: {type: string}}}}
            """
        let form = try await BodyValueTests.written(
            "application/x-www-form-urlencoded: \(schema)", as: "application/x-www-form-urlencoded",
            #"{"u":"@","b":"@","x":"@","n":"v"}"#, files: ["/u": file, "/b": file, "/x": file])
        #expect(form.text == "u=__4A&b=%2F%2F4A&x=FFFE00&n=v")
    }

    @Test("A part that is encoded text says so, but not in form-data (RFC 7578 section 4.7)")
    func transferEncoding() async throws {
        let request = try await BodyValueTests.written(
            "multipart/mixed: {schema: {type: array, prefixItems: [{type: string, contentEncoding: base64}]}}",
            as: "multipart/mixed", "[\"AA==\",\"t\"]", version: "3.2.0")
        let first =
            "--XX\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\nAA==\r\n"
        #expect(request.text.hasPrefix(first))
        #expect(request.text.split(separator: "Content-Transfer-Encoding").count == 2)
    }
}
