import Testing

@testable import Site

@Suite("Reading posted forms")
struct FormReadersTests {
    @Test(
        "A form-encoded body gives its fields in order",
        arguments: [
            ("a=1&b=2", [("a", "1"), ("b", "2")]),
            ("a=1&a=2", [("a", "1"), ("a", "2")]),
            ("q=caf%C3%A9+au+lait", [("q", "café au lait")]),
            ("flag&x=", [("flag", ""), ("x", "")]),
            ("a=b=c", [("a", "b=c")]),
            ("a=100%&b=%zz&c=%4", [("a", "100%"), ("b", "%zz"), ("c", "%4")]),
            ("f%5Bx%5D=1", [("f[x]", "1")]),
            ("&&", []),
            ("", []),
        ])
    func urlEncoded(body: String, expected: [(String, String)]) throws {
        let form = try URLEncodedReader.fields(body.utf8)
        #expect(form.fields.map(\.name) == expected.map(\.0))
        #expect(form.fields.map(\.value) == expected.map { .text($0.1) })
    }

    @Test("Text that is not UTF-8 is refused, not repaired")
    func invalidText() {
        #expect(throws: SiteError.self) { try URLEncodedReader.fields("a=%FF%FE".utf8) }
    }

    @Test("More than 200 fields are refused (THREATS L2)")
    func tooMany() throws {
        let body = (0..<200).map { "f\($0)=x" }.joined(separator: "&")
        #expect(try URLEncodedReader.fields(body.utf8).fields.count == 200)
        #expect(throws: SiteError.self) { try URLEncodedReader.fields((body + "&one=more").utf8) }
    }

    private let multipart = """
        --b0und\r\nContent-Disposition: form-data; name="note"\r\n\r\nfirst\r\nsecond\r\n--b0und\r\n\
        Content-Disposition: form-data; name="photo"; filename="a \\"b\\" %22c%22.png"\r\nContent-Type: image/png\r\n\r\n\
        \u{0}--b0un\r\n\r\n--b0und\r\n\
        Content-Disposition: form-data; name="none"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b0und--\r\n
        """

    @Test("A multipart body gives texts and files byte for byte (RFC 7578)")
    func multipartFields() throws {
        let form = try MultipartReader.fields(Array(multipart.utf8), boundary: "b0und")
        #expect(form.text("note") == "first\r\nsecond")
        let photo = try #require(form.files("photo").first)
        #expect(photo.name == "a \"b\" \"c\".png")
        #expect(photo.mediaType == "image/png")
        #expect(photo.bytes == Array("\u{0}--b0un\r\n".utf8))
        #expect(form.files("none").isEmpty)
        #expect(form.text("photo") == nil)
    }

    @Test("A multipart body cut off anywhere is an error and never a trap")
    func truncatedMultipart() {
        let bytes = Array(multipart.utf8)
        for length in 0..<(bytes.count - 4) {
            #expect(throws: SiteError.self, "\(length)") {
                try MultipartReader.fields(Array(bytes.prefix(length)), boundary: "b0und")
            }
        }
    }

    @Test(
        "The boundary is found in every spelling of the content type",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"),
            ("multipart/form-data; charset=utf-8; boundary=\"a b;c\"", "a b;c"),
            ("Multipart/Form-Data;BOUNDARY=abc", "abc"),
        ])
    func boundary(contentType: String, expected: String) {
        #expect(MultipartReader.boundary(of: contentType) == expected)
        #expect(MultipartReader.boundary(of: "multipart/form-data") == nil)
        #expect(MultipartReader.boundary(of: "multipart/form-data; boundary=\"abc") == nil)
    }
}
