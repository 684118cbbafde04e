import Execution
import OpenAPI
import Testing

@Suite("Fields and servers of the caller's own")
struct ExtraFieldsTests {
    @Test("Queries and fields that no description names are sent after those it does")
    func extras() async throws {
        let operation = try await operation("parameters: [{name: q, in: query, schema: {type: string}}]")
        var call = Call(operation: operation, parameters: [ParameterKey(.query, "q"): .primitive("1")])
        call.extraQuery = [("a b", "c&d"), ("q", "2")]
        call.extraFields = [Field(name: "X-Own", value: "1"), Field(name: "user-agent", value: "me")]
        let request = try request(for: call)
        #expect(request.url() == "http://api.test/items?q=1&a%20b=c%26d&q=2")
        #expect(request.fields.map(\.name) == ["Accept", "X-Own", "user-agent"])
    }

    @Test(
        "Fields that frame the message, and names and values that are none, are refused (THREATS X1, X5)",
        arguments: [
            ("Host", "a"), ("content-length", "1"), ("Content-Type", "a/b"), ("Transfer-Encoding", "chunked"),
            ("X Y", "1"), ("", "1"), ("X", "a\r\nY: 1"), ("Cookie", "a=b"),
            ("Portico-Caller", "1"), ("portico-caller", "1"), ("PORTICO_CALLER", "1"), ("portico.caller", "1"),
        ])
    func refused(_ name: String, _ value: String) async throws {
        var call = Call(operation: try await operation("summary: x"))
        call.extraFields = [Field(name: name, value: value)]
        #expect(try problems(of: call).map(\.key) == [.operation])
    }

    @Test("A server of one's own counts as named by the user (THREATS P13)")
    func server() async throws {
        let operation = try await operation("summary: x")
        let own = try request(for: Call(operation: operation, server: ServerChoice(url: "https://other.test/v2/")))
        #expect(own.url() == "https://other.test/v2/items")
        #expect(own.isNamedByUser)
        let call = Call(operation: operation, server: ServerChoice(url: "../x"))
        #expect(try request(for: call, base: "https://docs.test/a/b/c.json").url() == "https://docs.test/a/x/items")
        #expect(try problems(of: call).map(\.key) == [.server])
    }
}
