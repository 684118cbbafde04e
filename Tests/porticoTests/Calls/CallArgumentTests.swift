import Execution
import OpenAPI
import SourceTree
import Testing

@testable import portico

@Suite("Arguments of a call")
struct CallArgumentTests {
    private static let text = """
        openapi: 3.1.0
        paths:
          /a/{id}/{undeclared}:
            get:
              operationId: getA
              parameters:
                - {name: id, in: path, required: true, schema: {}}
                - {name: a=b, in: query, schema: {}}
                - {name: a, in: query, schema: {}}
                - {name: X-Trace, in: header, schema: {}}
                - {name: text, in: query, schema: {type: [string, 'null']}}
                - {name: rows, in: query, schema: {type: array}}
            additionalOperations: {}
          /b: {post: {requestBody: {content: {image/*: {}, text/plain: {}}}}}
        """

    private static func operation() async throws -> OpenAPI.Operation {
        let document = try await DocumentReader(source: NoSource()).read("a.yaml", bytes: Array(text.utf8))
        return try #require(document.operations.first)
    }

    @Test(
        "A parameter's value is JSON, or the text it says",
        arguments: [
            ("path:id=5", ParameterKey(.path, "id"), ParameterValue.json("5")),
            ("path:id=1.0", ParameterKey(.path, "id"), .json("1.0")),
            ("id=x", ParameterKey(.path, "id"), .json("\"x\"")),
            ("query:a=[1, 2]", ParameterKey(.query, "a"), .json("[1,2]")),
            ("query:a==", ParameterKey(.query, "a"), .json("\"=\"")),
            ("query:a=b=c", ParameterKey(.query, "a=b"), .json("\"c\"")),
            ("query:a=", ParameterKey(.query, "a"), .empty),
            ("query:a=007", ParameterKey(.query, "a"), .json("\"007\"")),
            ("header:x-trace=a b", ParameterKey(.header, "X-Trace"), .json("\"a b\"")),
            ("header:X-Trace=", ParameterKey(.header, "X-Trace"), .json("\"\"")),
            ("path:undeclared=1", ParameterKey(.path, "undeclared"), .json("1")),
            ("query:a=\u{301}x", ParameterKey(.query, "a"), .json("\"\u{301}x\"")),
            ("a=\u{200D}", ParameterKey(.query, "a"), .json("\"\u{200D}\"")),
            ("text={\"b\": [1]}", ParameterKey(.query, "text"), .json(#""{\"b\": [1]}""#)),
            ("text=[1", ParameterKey(.query, "text"), .json("\"[1\"")),
            ("text=5", ParameterKey(.query, "text"), .json("5")),
            (#"rows="[1, 2]""#, ParameterKey(.query, "rows"), .json("[1,2]")),
            (#"rows="{}""#, ParameterKey(.query, "rows"), .json("\"{}\"")),
            (#"a="[1]""#, ParameterKey(.query, "a"), .json("\"[1]\"")),
            ("query:a=b=\u{301}", ParameterKey(.query, "a=b"), .json("\"\u{301}\"")),
        ] as [(String, ParameterKey, ParameterValue)])
    func values(_ text: String, _ key: ParameterKey, _ value: ParameterValue) async throws {
        let read = try SetArgument(operation: try await Self.operation()).read(text)
        #expect(read.key == key)
        #expect(read.value == value)
        #expect(read.problem == nil)
    }

    @Test("Broken JSON and unknown names are problems, other forms errors of use")
    func wrong() async throws {
        let reader = SetArgument(operation: try await Self.operation())
        for text in ["query:a=[1", "query:a={", "query:a=\"x", "query:aa=1", "cookie:a=1"] {
            let read = try reader.read(text)
            #expect(read.value == nil)
            #expect(read.problem != nil)
        }
        for text in ["", "id", "nowhere=1", "body=1"] {
            #expect(throws: UsageError.self) { try reader.read(text) }
        }
    }

    @Test("Who names no parameter is told which there are; a near one alone where one is near")
    func unknown() async throws {
        let reader = SetArgument(operation: try await Self.operation())
        #expect(try reader.read("query:limit=1").problem?.message.contains("It has a=b, a, text, rows.") == true)
        #expect(try reader.read("header:x-trase=1").problem?.message.contains("Did you mean X-Trace?") == true)
        #expect(try reader.read("cookie:limit=1").problem?.message.contains("It has none.") == true)
    }

    @Test("Near names are a few letters apart, or one within the other, the nearest first")
    func nearNames() {
        let names = ["getPet", "getPets", "addPet", "findPetsByStatus", "x"]
        #expect(NearNames.near("getpet", among: names).first == "getPet")
        #expect(NearNames.near("findPets", among: names) == ["findPetsByStatus"])
        #expect(NearNames.near("qqqqqq", among: names).isEmpty)
        #expect(NearNames.near("", among: names).isEmpty)
        #expect(NearNames.near("id", among: ["o", "r", "it"]) == ["it"])
        #expect(NearNames.near("q", among: ["x", "yz"]).isEmpty)
    }

    @Test("An operation by its operationId, or by method and path")
    func lookup() async throws {
        let document = try await Self.operation().document
        for name in [
            "getA", "GET /a/{id}/{undeclared}", "GET  /a/{id}/{undeclared}", "get /a/{id}/{undeclared}",
            "/a/{id}/{undeclared}",
        ] {
            #expect(try OperationLookup.find(name, in: document).operationId == "getA")
        }
        for name in ["geta", "POST /a/{id}/{undeclared}", "GET /c", "/c", ""] {
            #expect(throws: UsageError.self) { try OperationLookup.find(name, in: document) }
        }
    }

    @Test(
        "An operation by the JSON Pointer to it, as operationRef has it or as it reads",
        arguments: [
            "#/paths/~1a~1%7Bid%7D~1%7Bundeclared%7D/get", "#/paths/~1a~1{id}~1{undeclared}/get",
            "/paths/~1a~1{id}~1{undeclared}/get",
        ])
    func pointers(_ text: String) async throws {
        let document = try await DocumentReader(source: NoSource()).read("a.yaml", bytes: Array(Self.text.utf8))
        #expect(try OperationLookup.find(text, in: document).operationId == "getA")
        #expect(throws: UsageError.self) { try OperationLookup.find(text + "x", in: document) }
    }

    @Test("Who gives a path as it is called is told its template and its values")
    func filledPaths() async throws {
        let document = try await Self.operation().document
        let error = #expect(throws: UsageError.self) { try OperationLookup.find("get /a/7/x%20y", in: document) }
        let message = try #require(error).description
        #expect(message.contains("'GET /a/{id}/{undeclared}' --set 'id=7' --set 'undeclared=x y'"))
    }

    @Test("A parameter that stands elsewhere is named with its place")
    func elsewhere() async throws {
        let problem = try SetArgument(operation: try await Self.operation()).read("cookie:a=1").problem
        #expect(problem?.message.contains("query:a") == true)
    }

    @Test("Pairs, fields, and fields of parts")
    func pairs() throws {
        #expect(try PairArgument.pair("a=b=c", flag: "-").value == "b=c")
        #expect(throws: UsageError.self) { try PairArgument.pair("=b", flag: "-") }
        #expect(try PairArgument.field("X: a:b ", flag: "-") == Field(name: "X", value: "a:b"))
        #expect(throws: UsageError.self) { try PairArgument.field("X", flag: "-") }
        let part = try PairArgument.partField("a:b:X-Own=v=1")
        #expect(part.part == "a:b")
        #expect(part.field == Field(name: "X-Own", value: "v=1"))
        #expect(throws: UsageError.self) { try PairArgument.partField("X=1") }
        // A mark that combines with what stands before it is a value all the same.
        #expect(try PairArgument.pair("a=\u{301}", flag: "-").value == "\u{301}")
        #expect(try PairArgument.field("X:\u{301}", flag: "-").value == "\u{301}")
        #expect(try PairArgument.partField("p:X=\u{301}").field.value == "\u{301}")
    }

    @Test("A body in the words of 2.0 is one object, and is given once")
    func forms() throws {
        let form = try FormArguments(["path:id=1", "formData:a=1", "formData:b=x y", "formData:a=[2]"], body: nil)
        #expect(form.parameters == ["path:id=1"])
        #expect(form.body == #"{"a":[1,[2]],"b":"x y"}"#)
        #expect(try FormArguments(["body:pet={}"], body: nil).body == "{}")
        #expect(try FormArguments([], body: "{}").body == "{}")
        #expect(throws: UsageError.self) { try FormArguments(["body:pet={}"], body: "{}") }
    }

    @Test("The body's media type: the first described, else the one asked for; a text stays a text")
    func bodies() async throws {
        let document = try await Self.operation().document
        let operation = try #require(document.operations.last)
        let text = try BodyArgument(operation: operation, asked: "text/plain").read("hello")
        #expect(text.body == .text(mediaType: "text/plain", "hello"))
        let string = try BodyArgument(operation: operation, asked: "text/plain").read("\"hello\"")
        #expect(string.body == .text(mediaType: "text/plain", "hello"))
        let image = try BodyArgument(operation: operation, asked: nil).read("x")
        #expect(image.body?.mediaType == "image/*")
        #expect(try BodyArgument(operation: operation, asked: "a/b").read("x").problem?.place == "mediaType")
        #expect(try BodyArgument(operation: operation, asked: nil).read(nil).body == nil)
        #expect(throws: UsageError.self) { try BodyArgument(operation: operation, asked: nil).read("@/nowhere") }
    }

    @Test("Signs that steer a terminal are made visible (THREATS V6)")
    func visible() {
        #expect(VisibleText.of("a\u{1B}[2J\u{9B}\u{202E}b\tc\r\n") == "a\u{FFFD}[2J\u{FFFD}\u{FFFD}b\tc\n")
    }

    @Test("A scheme's variable in the environment")
    func variables() {
        #expect(AuthArgument.variable(of: "api-key.v2") == "PORTICO_AUTH_API_KEY_V2")
    }
}
