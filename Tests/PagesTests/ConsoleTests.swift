import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct ConsoleTests {
    private func page(_ id: String, draft: CallDraft? = nil, problems: [Problem] = []) async throws -> [Element] {
        let fixture = try await Fixture()
        let page = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation(id), draft: draft,
            problems: problems)
        return try #require(Element.all(in: page.html().description))
    }

    private func markup(_ id: String, draft: CallDraft? = nil) async throws -> String {
        let fixture = try await Fixture()
        return OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation(id), draft: draft
        ).html().description
    }

    @Test func `an enumeration is a select with -- for none and its default chosen`() async throws {
        let text = try await markup("listAnimals")
        let select = text.components("name=\"p.query.kind\"")[1].components("</select>")[0]
        #expect(select.contains("<option value=\"\">--</option>"))
        #expect(select.contains("<option value=\"cat\" selected>cat</option><option value=\"dog\">dog</option>"))
    }

    @Test func `a boolean is a select of --, true and false`() async throws {
        let text = try await markup("listAnimals")
        let select = text.components("name=\"p.query.tame\"")[1].components("</select>")[0]
        #expect(
            select.hasSuffix(
                "<option value=\"\">--</option><option value=\"true\">true</option><option value=\"false\">false</option>"
            ))
    }

    @Test func `an array has one input per item and Add string item`() async throws {
        let elements = try await page("listAnimals")
        let items = elements.filter { $0.attributes["name"] == "p.query.names" }
        #expect(items.map { $0.attributes["value"] } == ["Ada", "Bo"])
        #expect(try await markup("listAnimals").contains(">Add string item</button>"))
    }

    @Test func `an object is entered as JSON text`() async throws {
        let elements = try await page("listAnimals")
        #expect(elements.first { $0.attributes["name"] == "p.query.filter" }?.name == "textarea")
    }

    /// The names of all checkboxes; the last is the option of every call.
    private func checkboxes(_ elements: [Element]) -> [String?] {
        elements.filter { $0.attributes["type"] == "checkbox" }.map { $0.attributes["name"] }
    }

    @Test func `Send empty value stands where the description allows it, and nowhere else`() async throws {
        let elements = try await page("listAnimals")
        #expect(checkboxes(elements) == ["e.query.note", "follow"])
    }

    @Test func `a required part of a 2.0 form can be sent empty where it may be`() async throws {
        let fixture = try await Fixture(
            """
            {"swagger":"2.0","info":{"title":"T","version":"1"},"paths":{"/a":{"post":{"operationId":"send","parameters":[
             {"name":"n","in":"formData","type":"integer","required":true,"allowEmptyValue":true},
             {"name":"m","in":"formData","type":"integer","required":true}],"responses":{"200":{"description":"ok"}}}}}}
            """)
        let page = OperationPage(
            frame: fixture.frame, document: fixture.document, operation: try fixture.operation("send"))
        let text = page.html().description
        let elements = try #require(Element.all(in: text))
        #expect(checkboxes(elements) == ["g.n", "follow"])
        #expect(elements.first { $0.attributes["name"] == "f.n" }?.has("required") == false)
        #expect(elements.first { $0.attributes["name"] == "f.m" }?.has("required") == true)
        #expect(text.contains("may be empty"))
    }

    @Test func `the form of another media type begins with its own values after something was typed`() async throws {
        let fixture = try await Fixture(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /a:
                post:
                  operationId: add
                  requestBody:
                    content:
                      text/plain: {}
                      application/x-www-form-urlencoded:
                        schema: {type: object, properties: {n: {type: string, example: seven}, m: {type: string, default: two}}}
                  responses: {}
            """)
        func values(_ media: String) throws -> [String?] {
            let draft = CallDraft(values: ["media": [media], "body": ["typed"], "f.m": ["own"]])
            let page = OperationPage(
                frame: fixture.frame, document: fixture.document, operation: try fixture.operation("add"), draft: draft)
            let elements = try #require(Element.all(in: page.html().description))
            return ["f.n", "f.m"].map { name in elements.first { $0.attributes["name"] == name }?.attributes["value"] }
        }
        #expect(try values("text/plain") == ["seven", "own"])
        #expect(try values("application/x-www-form-urlencoded") == ["", "own"])
    }

    @Test func `what was typed comes back, also where a default was emptied`() async throws {
        let draft = CallDraft(values: ["p.query.names": ["Cleo"], "p.query.kind": [""]])
        let text = try await markup("listAnimals", draft: draft)
        #expect(text.contains("name=\"p.query.names\""))
        #expect(text.contains("value=\"Cleo\""))
        #expect(!text.contains("value=\"Ada\""))
        #expect(!text.contains("<option value=\"cat\" selected>"))
        #expect(text.contains("data-trying"))
    }

    @Test func `a media type alone is no draft: the fields keep their beginning`() async throws {
        let text = try await markup("addAnimal", draft: CallDraft(values: ["media": ["multipart/form-data"]]))
        #expect(!text.contains("data-trying"))
        let fieldsets = try #require(Element.all(in: text)).filter { $0.name == "fieldset" && $0.has("data-media") }
        #expect(fieldsets.map { $0.attributes["data-media"] } == ["application/json", "multipart/form-data"])
        #expect(fieldsets.map { $0.has("disabled") } == [true, false])
    }

    @Test func `a body begins with its example, a file makes the form multipart`() async throws {
        let elements = try await page("addAnimal")
        let form = try #require(elements.first { $0.attributes["class"] == "console" })
        #expect(form.attributes["enctype"] == "multipart/form-data")
        #expect(form.attributes["action"] == "/zoo/operations/addAnimal")
        #expect(form.attributes["data-fragment"] == "/zoo/operations/addAnimal?part=exchange")
        #expect(elements.first { $0.attributes["name"] == "f.photo" }?.attributes["type"] == "file")
        let text = try await markup("addAnimal")
        #expect(text.components("name=\"body\"")[1].prefix(300).contains("\"name\": \"Ada\""))
    }

    @Test func `a problem stands at its field`() async throws {
        let field = FieldName.parameter(location: "path", name: "id")
        let elements = try await page("getAnimal", problems: [Problem(field: field, message: "A number is needed.")])
        let input = try #require(elements.first { $0.attributes["name"] == "p.path.id" })
        #expect(input.attributes["aria-invalid"] == "true")
        let described = try #require(input.attributes["aria-describedby"])
        #expect(elements.contains { $0.attributes["id"] == described && $0.attributes["role"] == "alert" })
        #expect(input.has("required"))
    }

    @Test func `labels are the ones people know`() async throws {
        let text = try await markup("addAnimal")
        for label in [
            "Try it out", "Execute", "Clear", "Reset", "Request body", "Parameters", "No parameters", "Responses",
            "Links",
            "No links", "Example Value", "Schema", "Edit Value",
        ] {
            #expect(text.contains(">\(label)<") || text.contains("data-label=\"\(label)\""), "\(label)")
        }
    }

    @Test func `a webhook has no console`() async throws {
        #expect(try await !markup("born").contains("data-action=\"try\""))
    }
}
