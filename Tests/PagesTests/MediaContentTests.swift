import Foundation
import Markup
import Testing

@testable import Pages

@Suite struct MediaContentTests {
    private func page(_ content: String) async throws -> [Element] {
        let fixture = try await Fixture(
            """
            {"openapi": "3.1.0", "info": {"title": "T", "version": "1"},
             "components": {"schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}},
             "paths": {"/pets": {"get": {"operationId": "list", "responses": {
               "200": {"description": "All", "content": \(content)}}}}}}
            """)
        let page = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("list"))
        return try #require(Element.all(in: page.html().description))
    }

    private let pet = ##"{"schema": {"$ref": "#/components/schemas/Pet"}}"##

    @Test func `what several media types hold alike is said once`() async throws {
        let elements = try await page("{\"application/json\": \(pet), \"application/yaml\": \(pet), \"text/x\": {}}")
        #expect(elements.count { $0.attributes["class"] == "schema" } == 1)
        let parts = elements.compactMap { $0.attributes["data-media"] }
        #expect(parts.first == "application/json\napplication/yaml")
        #expect(elements.count { $0.attributes["id"] == "d-response-200.name" } == 1)
        let choices = elements.filter { $0.name == "option" }.compactMap { $0.attributes["value"] }
        #expect(choices.contains("application/yaml"))
    }

    @Test func `media types that hold different things stand apart`() async throws {
        let other = #"{"schema": {"type": "object", "properties": {"name": {"type": "string"}}}}"#
        let elements = try await page("{\"application/json\": \(pet), \"application/xml\": \(other)}")
        #expect(elements.count { $0.attributes["class"] == "schema" } == 2)
        #expect(elements.compactMap { $0.attributes["data-media"] } == ["application/json", "application/xml"])
        let ids = elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
    }
}
