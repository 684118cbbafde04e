import SourceTree
import TestSupport
import Testing

@testable import OpenAPI

@Suite("Finding the operation of a request")
struct PathMatchTests {
    static let paths = [
        "/", "/pets", "/pets/{id}", "/pets/mine", "/pets/{id}/toys", "/pets/{id}.{format}", "/pets/{id}.json",
        "/pets/{a}/{b}",
        "/v/{x}-{y}", "/v/pre{x}post", "/files/{name}", "/caf%C3%A9", "/a/{x}/c", "/a/b/{y}", "/t/", "no-slash",
    ]

    static func document() async throws -> Document {
        let members = paths.map { #""\#($0)": {"get": {"operationId": "\#($0)"}}"# }.joined(separator: ", ")
        return try await Reading.document(
            Reading.json(
                #""paths": {\#(members), "/only": {"post": {}}, "/{any}": {"delete": {"operationId": "any"}}}"#))
    }

    @Test(
        "The most concrete template wins, segment by segment (4.8.8)",
        arguments: [
            ("/", "/", ""), ("/pets", "/pets", ""), ("/pets/1", "/pets/{id}", "id=1"), ("/pets/mine", "/pets/mine", ""),
            ("/pets/1/toys", "/pets/{id}/toys", "id=1"),
            ("/pets/1/2", "/pets/{a}/{b}", "a=1,b=2"), ("/pets/7.json", "/pets/{id}.json", "id=7"),
            ("/pets/7.xml", "/pets/{id}.{format}", "id=7,format=xml"),
            ("/pets/a.b.xml", "/pets/{id}.{format}", "id=a,format=b.xml"), ("/pets/.json", "/pets/{id}", "id=.json"),
            ("/v/1-2", "/v/{x}-{y}", "x=1,y=2"), ("/v/1-2-3", "/v/{x}-{y}", "x=1,y=2-3"),
            ("/v/pre9post", "/v/pre{x}post", "x=9"), ("/v/prepost", nil, ""),
            ("/files/a%20b%2Fc", "/files/{name}", "name=a b/c"), ("/files/%C3%A9", "/files/{name}", "name=é"),
            ("/caf%C3%A9", "/caf%C3%A9", ""), ("/caf%c3%a9", "/caf%C3%A9", ""), ("/a/b/c", "/a/b/{y}", "y=c"),
            ("/a/z/c", "/a/{x}/c", "x=z"), ("/a/b/", nil, ""), ("/t/", "/t/", ""), ("/t", nil, ""),
            ("/pets/", nil, ""), ("/pets//toys", nil, ""), ("pets", nil, ""), ("", nil, ""), ("/files/%zz", nil, ""),
            ("/files/%", nil, ""), ("/files/..", nil, ""), ("/files/%2e%2E", nil, ""), ("/./pets", nil, ""),
            ("/files/%ff", nil, ""), ("/only", nil, ""), ("/PETS", nil, ""), ("/no-slash", nil, ""),
        ] as [(String, String?, String)])
    func match(path: String, expected: String?, values: String) async throws {
        let match = try await Self.document().match(method: "GET", path: path)
        #expect(match?.operation.operationId == expected)
        #expect((match?.values.map { "\($0.name)=\($0.value)" } ?? []).joined(separator: ",") == values)
    }

    @Test("The method is matched as sent; a template without it is passed over")
    func method() async throws {
        let document = try await Self.document()
        #expect(document.match(method: "POST", path: "/only")?.operation.path == "/only")
        #expect(document.match(method: "DELETE", path: "/pets")?.operation.operationId == "any")
        #expect(document.match(method: "DELETE", path: "/pets")?.value(named: "any") == "pets")
        #expect(document.match(method: "get", path: "/pets") == nil)
        #expect(document.match(method: "PUT", path: "/pets") == nil)
    }

    @Test("Deep paths against many templates take no time")
    func many() async throws {
        let members = (0..<60).map { #""\#(String(repeating: "/{a}", count: $0 + 1))/end\#($0)": {"get": {}}"# }.joined(
            separator: ", ")
        let document = try await Reading.document(Reading.json(#""paths": {\#(members)}"#))
        let path = String(repeating: "/x", count: 2_000)
        let (match, time) = processorTime { document.match(method: "GET", path: path) }
        #expect(match == nil)
        #expect(time < .seconds(1))
        #expect(document.match(method: "GET", path: "/a/b/end1") != nil)
    }
}
