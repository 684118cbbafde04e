import SourceTree
import Testing

@testable import Execution

@Suite("Runtime expressions")
struct RuntimeExpressionTests {
    @Test("Every form of the specification is read (OpenAPI 3.1 section 4.8.20.4)")
    func forms() throws {
        let pointer = try JSONPointer(parsing: "/user/uuid")
        let cases: [(String, RuntimeExpression)] = [
            ("$url", .url), ("$method", .method), ("$statusCode", .statusCode),
            ("$request.header.accept", .request(.header("accept"))),
            ("$request.query.queryUrl", .request(.query("queryUrl"))),
            ("$request.path.id", .request(.path("id"))), ("$request.body#/user/uuid", .request(.body(pointer))),
            ("$request.body", .request(.body(nil))), ("$response.body#/user/uuid", .response(.body(pointer))),
            ("$response.header.Server", .response(.header("Server"))),
            ("$response.body#", .response(.body(JSONPointer()))),
        ]
        for (text, expected) in cases { #expect(RuntimeExpression(parsing: text) == expected, "\(text)") }
    }

    @Test(
        "What is no expression is none",
        arguments: [
            "", "$", "url", "$URL", "$request", "$request.", "$request.header.", "$response.body/x", "$response.body#x",
            "$response.cookie.a", "$url ", "{$url}",
        ])
    func others(_ text: String) {
        #expect(RuntimeExpression(parsing: text) == nil)
    }
}
