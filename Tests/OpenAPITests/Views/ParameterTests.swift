import SourceTree
import Testing

@testable import OpenAPI

@Suite("Parameter")
struct ParameterTests {
    static func parameter(_ json: String, components: String = "{}") async throws -> Parameter? {
        let document = try await Reading.document(
            Reading.json(#""paths": {"/a": {"get": {"parameters": [\#(json)]}}}, "components": \#(components)"#))
        return document.operations.first?.parameters.first
    }

    @Test(
        "Style and explode have defaults by place (4.8.12)",
        arguments: [
            ("query", "", Style.form, true), ("cookie", "", .form, true), ("path", "", .simple, false),
            ("header", "", .simple, false), ("query", #", "style": "spaceDelimited""#, .spaceDelimited, false),
            ("query", #", "style": "deepObject", "explode": true"#, .deepObject, true),
            ("path", #", "style": "matrix""#, .matrix, false),
            ("path", #", "style": "label", "explode": true"#, .label, true),
            ("cookie", #", "style": "cookie""#, .cookie, true), ("query", #", "explode": false"#, .form, false),
            ("query", #", "style": "nonsense""#, .form, true),
            ("query", #", "style": 5, "explode": "no""#, .form, true),
        ] as [(String, String, Style, Bool)])
    func style(place: String, more: String, style: Style, explodes: Bool) async throws {
        let parameter = try #require(try await Self.parameter(#"{"name": "p", "in": "\#(place)"\#(more)}"#))
        #expect(parameter.style == style)
        #expect(parameter.explodes == explodes)
    }

    @Test(
        "A parameter in the path is always required",
        arguments: [("path", true), ("query", false), ("querystring", false)])
    func required(place: String, isRequired: Bool) async throws {
        #expect(try await Self.parameter(#"{"name": "p", "in": "\#(place)"}"#)?.isRequired == isRequired)
    }

    @Test(
        "What has no name, no known place or no target is left out",
        arguments: [
            #"{"in": "query"}"#, #"{"name": "p"}"#, #"{"name": "p", "in": "body"}"#, ##"{"$ref": "#/x"}"##, "5", "null",
        ])
    func none(json: String) async throws { #expect(try await Self.parameter(json) == nil) }

    @Test(
        "The value to fill in is the example, the first of the examples, the schema's example or its default",
        arguments: [
            (#""example": 1, "schema": {"default": 4}"#, "1"),
            (#""examples": {"a": {"value": 2}, "b": {"value": 5}}"#, "2"),
            (#""schema": {"example": 3, "default": 4}"#, "3"), (#""schema": {"examples": [6], "default": 4}"#, "6"),
            (#""schema": {"default": 4}"#, "4"), (#""content": {"application/json": {"example": 7}}"#, "7"),
        ])
    func example(fields: String, expected: String) async throws {
        let parameter = try await Self.parameter(#"{"name": "p", "in": "query", \#(fields)}"#)
        #expect(parameter?.example?.text == expected)
    }

    @Test("In 3.1 a description beside the reference wins (4.8.23)")
    func sibling() async throws {
        let parameter = try await Self.parameter(
            ##"{"$ref": "#/components/parameters/P", "description": "here"}"##,
            components: #"{"parameters": {"P": {"name": "p", "in": "query", "description": "there"}}}"#)
        #expect(parameter?.description == "here")
        #expect(parameter?.name == "p")
    }

    @Test(
        "Accept, Content-Type and Authorization as headers are marked",
        arguments: [("Accept", true), ("authorization", true), ("X-A", false)])
    func reserved(name: String, expected: Bool) async throws {
        #expect(try await Self.parameter(#"{"name": "\#(name)", "in": "header"}"#)?.isReservedHeader == expected)
    }

    @Test("A parameter described by content has a media type")
    func content() async throws {
        let parameter = try await Self.parameter(
            #"{"name": "p", "in": "query", "content": {"application/json": {"schema": {"type": "object"}}}}"#)
        #expect(parameter?.content?.isJSON == true)
        #expect(parameter?.content?.schema?.typeText == "object")
    }
}
