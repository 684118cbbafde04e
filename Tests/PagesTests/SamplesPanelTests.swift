import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct SamplesPanelTests {
    @Test(
        "a sample of more lines than its block is high is laid out when it comes near, a shorter one with the page",
        arguments: [(1, false), (20, false), (70, true)])
    func long(properties: Int, isLong: Bool) async throws {
        let members = (0..<properties).map { "\"p\($0)\": {\"type\": \"integer\"}" }.joined(separator: ",")
        let fixture = try await Fixture(
            """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"get": {"operationId": "read",
             "responses": {"200": {"description": "", "content": {"application/json": {"schema":
              {"type": "object", "properties": {\(members)}}}}}}}}}}
            """)
        let page = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("read"))
        let elements = try #require(Element.all(in: page.html().description))
        let blocks = elements.compactMap { $0.attributes["class"]?.split(separator: " ") }.filter {
            $0.contains("code")
        }
        #expect(blocks.contains { $0.contains("code-long") } == isLong && !blocks.isEmpty)
    }
}
