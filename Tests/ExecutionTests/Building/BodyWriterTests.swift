import Execution
import OpenAPI
import Testing

@Suite("Bodies")
struct BodyWriterTests {
    private func operation(_ content: String) async throws -> OpenAPI.Operation {
        try await ExecutionTests.operation("requestBody: {content: {\(content)}}", method: "post")
    }

    @Test("Text goes as typed, byte for byte")
    func text() async throws {
        let operation = try await operation("application/json: {}")
        let typed = "{ \"a\" : 1e400,\r\n \"a\": \"é\" ,}"
        let request = try request(
            for: Call(operation: operation, body: .text(mediaType: "application/json", typed)))
        #expect(request.text == typed)
        #expect(request.value(of: "Content-Type") == "application/json")
        #expect(request.shape == .text)
        #expect(request.bodyText == typed)
    }

    @Test("A file's bytes are the body")
    func bytes() async throws {
        let operation = try await operation("image/*: {}, application/pdf: {}")
        let bytes: [UInt8] = [0, 255, 13, 10]
        let pdf = try request(
            for: Call(operation: operation, body: .bytes(mediaType: "application/pdf", bytes, fileName: "a.pdf")))
        #expect(pdf.body == bytes)
        #expect(pdf.value(of: "Content-Type") == "application/pdf")
        let image = try request(
            for: Call(operation: operation, body: .bytes(mediaType: "image/*", bytes, fileName: nil)))
        #expect(image.value(of: "Content-Type") == "application/octet-stream")
        #expect(image.notes.count == 1)
    }

    @Test("A media type that is not described is refused, a body nobody described is left out")
    func undescribed() async throws {
        let operation = try await operation("application/json: {}")
        let other = Call(operation: operation, body: .text(mediaType: "text/html\r\nX: 1", "x"))
        #expect(try problems(of: other).map(\.key) == [.mediaType])
        let form = Call(operation: operation, body: .form(mediaType: "application/json", []))
        #expect(try problems(of: form).map(\.key) == [.mediaType])
        let without = try await ExecutionTests.operation("summary: x", method: "post")
        let request = try request(for: Call(operation: without, body: .text(mediaType: "text/plain", "x")))
        #expect(request.body.isEmpty)
        #expect(request.notes.count == 1)
    }

    @Test("Form fields are written as browsers write them")
    func urlencoded() async throws {
        let operation = try await operation("application/x-www-form-urlencoded: {}")
        let parts = [
            FormPart(name: "a b", value: .text("1&2=3+4")), FormPart(name: "é", value: .text("~*-._\n")),
            FormPart(name: "e", value: .text("")), FormPart(name: "a b", value: .text("again")),
        ]
        let request = try request(
            for: Call(operation: operation, body: .form(mediaType: "application/x-www-form-urlencoded", parts)))
        #expect(request.text == "a+b=1%262%3D3%2B4&%C3%A9=%7E*-._%0A&e=&a+b=again")
        #expect(request.value(of: "Content-Type") == "application/x-www-form-urlencoded")
    }

    @Test("An encoding's style decides how a form field is written")
    func styledForm() async throws {
        let operation = try await operation(
            "application/x-www-form-urlencoded: {encoding: {ids: {style: form, explode: false}, "
                + "geo: {style: deepObject, explode: true}}}")
        let parts = [
            FormPart(name: "ids", value: .text("1")), FormPart(name: "geo", value: .text("{\"lat\": 1, \"lon\": 2}")),
            FormPart(name: "ids", value: .text("2 3")),
        ]
        let request = try request(
            for: Call(operation: operation, body: .form(mediaType: "application/x-www-form-urlencoded", parts)))
        #expect(request.text == "ids=1,2%203&geo%5Blat%5D=1&geo%5Blon%5D=2")
    }

    @Test("Multipart: texts, JSON for objects, files with their types")
    func multipart() async throws {
        let operation = try await operation(
            "multipart/form-data: {schema: {type: object, properties: {note: {type: string}, meta: {type: object}, "
                + "photo: {type: string, format: binary}}}, encoding: {photo: {contentType: 'image/png, image/jpeg'}}}")
        let parts = [
            FormPart(name: "note", value: .text("hello")), FormPart(name: "meta", value: .text("{\"a\":1}")),
            FormPart(name: "photo", value: .file(name: "p.jpg", mediaType: "image/jpeg", bytes: [1, 2])),
            FormPart(name: "photo", value: .file(name: "p.txt", mediaType: "text/plain", bytes: [3])),
        ]
        let request = try request(
            for: Call(operation: operation, body: .form(mediaType: "multipart/form-data", parts)))
        let expected = """
            --XX
            Content-Disposition: form-data; name="note"

            hello
            --XX
            Content-Disposition: form-data; name="meta"
            Content-Type: application/json

            {"a":1}
            --XX
            Content-Disposition: form-data; name="photo"; filename="p.jpg"
            Content-Type: image/jpeg

            \u{1}\u{2}
            --XX
            Content-Disposition: form-data; name="photo"; filename="p.txt"
            Content-Type: image/png

            \u{3}
            --XX--

            """
        #expect(
            request.text == expected.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
        #expect(request.value(of: "Content-Type") == "multipart/form-data; boundary=XX")
    }

    @Test("Names of parts and files cannot end their line (THREATS X1)")
    func partNames() async throws {
        let operation = try await operation("multipart/form-data: {}")
        let parts = [
            FormPart(
                name: "a\"\r\nX: 1", value: .file(name: "x\"\nY: 2\0", mediaType: "text/html\r\nZ: 3", bytes: []))
        ]
        let request = try request(
            for: Call(operation: operation, body: .form(mediaType: "multipart/form-data", parts)))
        let head = "--XX\r\nContent-Disposition: form-data; name=\"a%22%0D%0AX: 1\"; filename=\"x%22%0AY: 2_\"\r\n"
        #expect(request.text.hasPrefix(head + "Content-Type: application/octet-stream\r\n\r\n"))
    }

    @Test("Required fields of a form are asked for")
    func requiredParts() async throws {
        let operation = try await operation(
            "multipart/form-data: {schema: {type: object, required: [a, b], properties: {a: {type: string}, "
                + "b: {type: string}}}}")
        let call = Call(
            operation: operation,
            body: .form(mediaType: "multipart/form-data", [FormPart(name: "a", value: .text("1"))]))
        #expect(try problems(of: call).map(\.key) == [.formPart("b")])
        #expect(try request(for: call, skippingProblems: true).notes == ["The form field b was left out."])
    }

    @Test("Boundaries are random, long and safe")
    func boundaries() {
        let boundaries = Set((0..<100).map { _ in RequestBuilder.randomBoundary() })
        #expect(boundaries.count == 100)
        #expect(
            boundaries.allSatisfy { $0.count == 39 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
    }
}
