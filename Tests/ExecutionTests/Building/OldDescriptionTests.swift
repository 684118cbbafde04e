import Execution
import OpenAPI
import Testing

/// Requests of descriptions in 2.0.
@Suite("Requests of 2.0")
struct OldDescriptionTests {
    private static func operation(_ fields: String, root: String = "") async throws -> OpenAPI.Operation {
        let text = """
            swagger: "2.0"
            info: {title: T, version: "1"}
            host: api.test
            schemes: [http]
            basePath: /v1/
            \(root)
            paths: {/items: {post: {\(fields)}}}
            """
        return try #require(try await document(text).operations.first)
    }

    private static let list = """
        parameters: [{name: a, in: formData, type: array, items: {type: string}}, \
        {name: s, in: formData, type: array, collectionFormat: ssv, items: {type: string}}, \
        {name: t, in: formData, type: array, collectionFormat: tsv, items: {type: string}}, \
        {name: p, in: formData, type: array, collectionFormat: pipes, items: {type: string}}, \
        {name: m, in: formData, type: array, collectionFormat: multi, items: {type: string}}, \
        {name: n, in: formData, type: integer}]
        """
    private static let json = #"{"a":["x","y z"],"s":["x","y"],"t":["x","y"],"p":["x","y"],"m":["x","y"],"n":5}"#

    private static func written(_ fields: String, as mediaType: String, _ json: String) async throws -> OutboundRequest
    {
        let body = CallBody.value(mediaType: mediaType, json, files: [:])
        return try request(for: Call(operation: try await operation(fields), body: body))
    }

    @Test("collectionFormat counts in a form")
    func form() async throws {
        let request = try await Self.written(Self.list, as: "application/x-www-form-urlencoded", Self.json)
        #expect(request.text == "a=x,y%20z&s=x%20y&t=x%09y&p=x%7Cy&m=x&m=y&n=5")
    }

    @Test("collectionFormat counts in parts too, where nothing is percent-encoded")
    func parts() async throws {
        let fields = "consumes: [multipart/form-data], " + Self.list
        let request = try await Self.written(fields, as: "multipart/form-data", Self.json)
        let expected = [("a", "x,y z"), ("s", "x y"), ("t", "x\ty"), ("p", "x|y"), ("m", "x"), ("m", "y"), ("n", "5")]
        let parts = expected.map { "--XX\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
        #expect(request.text == parts.joined() + "--XX--\r\n")
    }

    @Test(
        "A list within a list is parted by the collectionFormat of its Items Object, csv unless it says otherwise",
        arguments: [
            ("collectionFormat: csv", "collectionFormat: pipes, ", "m=1%7C2,3%7C4"),
            ("collectionFormat: pipes", "collectionFormat: ssv, ", "m=1%202%7C3%204"),
            ("collectionFormat: multi", "", "m=1%2C2&m=3%2C4"),
        ])
    func nested(_ outer: String, _ inner: String, _ expected: String) async throws {
        let fields = "type: array, \(outer), items: {type: array, \(inner)items: {type: integer}}}]"
        let operation = try await Self.operation("parameters: [{name: m, in: query, " + fields)
        let call = Call(operation: operation, parameters: [ParameterKey(.query, "m"): .json("[[1,2],[3,4]]")])
        #expect(try request(for: call).url() == "http://api.test/v1/items?" + expected)
        let form = "parameters: [{name: m, in: formData, " + fields
        let body = try await Self.written(form, as: "application/x-www-form-urlencoded", #"{"m":[[1,2],[3,4]]}"#)
        #expect(body.text == expected)
    }

    @Test("Header parameters named Accept and Authorization are sent: 2.0 ignores none")
    func headers() async throws {
        let operation = try await Self.operation(
            "parameters: [{name: Accept, in: header, type: string}, {name: Authorization, in: header, type: string}]")
        let call = Call(
            operation: operation,
            parameters: [
                ParameterKey(.header, "Accept"): .json("\"text/x\""),
                ParameterKey(.header, "Authorization"): .json("\"Custom abc\""),
            ])
        let request = try request(for: call)
        #expect(request.displayedFields(.revealed).map { $0.name } == ["User-Agent", "Accept", "Authorization"])
        #expect(request.value(of: "Accept") == "text/x")
        #expect(request.value(of: "Authorization") == "Custom abc")
        #expect(!request.displayedFields(.masked).contains { $0.value.contains("abc") })
    }

    @Test(
        "What an operation produces is asked for, its own list before the description's",
        arguments: [
            ("responses: {'204': {description: d}}", "application/xml, application/json"),
            ("produces: [text/csv], responses: {'204': {description: d}}", "text/csv"),
            ("responses: {'200': {description: d, schema: {type: object}}}", "application/xml, application/json"),
        ])
    func accept(_ fields: String, _ expected: String) async throws {
        let operation = try await Self.operation(fields, root: "produces: [application/xml, application/json]")
        let request = try request(for: Call(operation: operation))
        #expect(request.value(of: "Accept") == expected)
        #expect(request.url() == "http://api.test/v1/items")
    }
}
