import Egress
import Foundation
import HTTPTypes
import OpenAPI
import Testing

@testable import Execution

@Suite("Values that a form names")
struct ValueReferenceTests {
    private static func references(_ values: [(String, String)]) -> [ValueReference] {
        values.compactMap { ValueReference(name: $0.0, value: Secret($0.1)) }
    }

    @Test(
        "Each name in braces is filled in once, and what is put in is not looked at again",
        arguments: [
            ("{{a}}", "one {{b}}"), ("x{{a}}y{{b}}", "xone {{b}}ytwo!"), ("{{c}} {a} {{ a }}", "{{c}} {a} {{ a }}"),
            ("{{{a}}}", "{one {{b}}}"), ("{{", "{{"), ("", ""), ("{{a}", "{{a}"),
        ])
    func filling(_ text: String, _ expected: String) {
        let references = Self.references([("a", "one {{b}}"), ("b", "two!")])
        #expect(ValueReference.filled(text, with: references) == expected)
    }

    @Test("In JSON a value stands as it must between quotation marks (RFC 8259 section 7)")
    func json() {
        let references = Self.references([("a", "q\"b\\\n\u{1}é")])
        #expect(
            ValueReference.filled(#"{"x":"{{a}}"}"#, with: references, isJSON: true)
                == #"{"x":"q\"b\\\n\u0001é"}"#)
    }

    @Test(
        "A name is letters, digits, dots, hyphens and underscores", arguments: ["", "a b", "a}", "é", "{{a}}", "a/b"])
    func names(_ name: String) {
        #expect(!ValueReference.isName(name) && ValueReference(name: name, value: Secret("secret")) == nil)
        #expect(ValueReference.isName("Order-1.id_2"))
    }

    @Test("What is kept of a request names the value wherever it went (THREATS A3)")
    func naming() throws {
        let value = "a b/ü&\"x"
        let references = Self.references([("token", value)])
        let encoded = PercentEncoding.unreserved.encode(value)
        var request = OutboundRequest(
            method: .post, origin: try Origin(parsing: "https://api.example"), path: "/x/\(encoded)",
            query: [QueryPiece(encoded: "q=\(encoded)")], fields: [Field(name: "X-T", value: "t=\(value)")],
            cookies: [Field(name: "sid", value: encoded)],
            body: Array(#"{"t":"a b/ü&\"x"}"#.utf8), shape: .text)
        request.body += Array(PercentEncoding.form.encode(value).utf8)
        request.bodySize = request.body.count
        let kept = request.naming(references)
        #expect(kept.path == "/x/%7B%7Btoken%7D%7D")
        #expect(kept.query.map(\.text) == ["q=%7B%7Btoken%7D%7D"])
        #expect(kept.fields.first?.value == "t={{token}}" && kept.cookies.first?.value == "{{token}}")
        #expect(kept.bodyText == #"{"t":"{{token}}"}{{token}}"#)
    }
}
