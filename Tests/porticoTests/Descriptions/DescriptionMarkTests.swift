import Testing

@testable import portico

@Suite("What tells a description from other data")
struct DescriptionMarkTests {
    @Test(
        "A member openapi or swagger of the root does",
        arguments: [
            "openapi: 3.1.0", "info: {}\r\nswagger: '2.0'", "'openapi' : 3.0.0", "\u{FEFF}openapi: 3.1.0",
            "# a\n---\nopenapi: 1",
            #"{"openapi":"3.1.0"}"#, #"{"info":{"title":"\"}"},"swagger" : "2.0"}"#,
            "\n {\"paths\":[{}],\"openapi\":1}",
            "{openapi: 3.1.0, info: {}}",
        ])
    func descriptions(_ text: String) {
        #expect(Array(text.utf8).withUnsafeBytes { DescriptionMark.isIn($0) })
    }

    @Test(
        "The same word elsewhere does not",
        arguments: [
            "", " ", "{", "{\"", "{\"openapi", "{\"openapi\"", "openapi", "'openapi", "info:\n  openapi: 1",
            "openapis: 1",
            #"{"info":{"openapi":1}}"#, #"{"a":"openapi"}"#, #"["openapi"]"#, #"{"a":"\"#, "x: openapi",
        ])
    func others(_ text: String) {
        #expect(!Array(text.utf8).withUnsafeBytes { DescriptionMark.isIn($0) })
    }
}
