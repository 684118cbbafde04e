import Egress
import SourceTree
import Testing

@testable import Execution

@Suite("Places in a response")
struct ResponseSourceTests {
    private static func response(
        _ body: String, type: String = "application/json", fields: [WireField] = []
    ) -> ExchangeResponse {
        ExchangeResponse(
            status: 200, fields: [WireField(name: "Content-Type", value: type)] + fields, body: Array(body.utf8))
    }

    @Test(
        "A JSON Pointer or an expression of the response is a place, and is written as it was read",
        arguments: [
            "/access_token", "/a~1b/~0/0", "/", "$response.header.X-Token", "$response.body", "$response.body#",
        ])
    func places(_ text: String) {
        #expect(ResponseSource(parsing: text)?.description == text)
    }

    @Test(
        "Anything else is none",
        arguments: [
            "", "access_token", "/a~2", "$request.body#/a", "$response.query.a", "$response.path.a", "$url",
            "$response.",
            "/" + String(repeating: "a", count: ResponseSource.lengthLimit),
        ])
    func others(_ text: String) {
        #expect(ResponseSource(parsing: text) == nil)
    }

    @Test("A pointer with its expression's spelling is the same place")
    func spellings() {
        #expect(ResponseSource(parsing: "$response.body#/a/b")?.description == "/a/b")
    }

    @Test(
        "The likeliest credential is found at any depth, by its name without case and signs",
        arguments: [
            (#"{"id":1,"token":"a","access_token":"b"}"#, "/access_token"),
            (#"{"user":{"name":"n"},"data":{"apiKey":"k"}}"#, "/data/apiKey"),
            (#"{"sessions":[{"Session-Token":"t"}]}"#, "/sessions/0/Session-Token"),
            (#"{"id_token":"i","token_type":"Bearer"}"#, "/id_token"),
        ])
    func likely(_ body: String, _ place: String) {
        #expect(ResponseSource.likelyCredential(of: Self.response(body))?.description == place)
    }

    @Test("A header field that looks like a credential is found too, and nothing where nothing does")
    func likelyFields() {
        let field = WireField(name: "X-Auth-Token", value: "t")
        #expect(
            ResponseSource.likelyCredential(of: Self.response("{}", fields: [field]))?.description
                == "$response.header.X-Auth-Token")
        #expect(ResponseSource.likelyCredential(of: Self.response(#"{"token_count":3,"access_token":null}"#)) == nil)
        #expect(ResponseSource.likelyCredential(of: Self.response(#"{"token":"x"}"#, type: "text/plain")) == nil)
    }

    @Test("Offers are bounded, whatever the body holds")
    func bounds() {
        let wide = "[" + String(repeating: #"{"a":1},"#, count: 50_000) + "{}]"
        #expect(ResponseSource.offers(of: Self.response(wide)).count <= ResponseSource.offerLimit)
        let members = (0..<20_000).map { "\"m\($0)\":\($0)" }.joined(separator: ",")
        #expect(ResponseSource.offers(of: Self.response("{\(members)}")).count == ResponseSource.offerLimit)
        let deep = String(repeating: #"{"a":"#, count: 100) + "1" + String(repeating: "}", count: 100)
        #expect(ResponseSource.offers(of: Self.response(deep)).count == 1)
    }
}
