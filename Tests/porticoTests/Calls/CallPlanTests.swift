import ArgumentParser
import Egress
import Execution
import Foundation
import OpenAPI
import SourceTree
import TestSupport
import Testing

@testable import portico

/// What `portico request` prints, from arguments to the report; and that it is what `portico call` sends.
@Suite("Calls from a command line", .serialized)
struct CallPlanTests {
    private static func plan(_ text: String, _ arguments: [String], isSent: Bool = false) async throws -> CallPlan {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let description = folder.appendingPathComponent("openapi.yaml")
        try Data(text.utf8).write(to: description)
        let file = folder.appendingPathComponent("a.png")
        try Data([0x89, 0, 13, 10, 255]).write(to: file)
        try Data().write(to: folder.appendingPathComponent("empty.bin"))
        let named = arguments.map { $0.replacing("@DIR", with: "@" + folder.path) }
        return try await CallPlan(
            try CallArguments.parse([description.path] + named), isSent: isSent, environment: [:])
    }

    private static func described(_ content: String, port: Int = 1) -> String {
        """
        openapi: 3.2.0
        servers:
          - {url: "http://127.0.0.1:\(port)"}
          - {url: "http://{host}/{base}", name: other, description: Staging, variables: {host: {default: a.test}, base: {default: v1}}}
        paths:
          /items/{id}:
            post:
              operationId: add
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}}
                - {name: id, in: query, schema: {}}
                - {name: tags, in: query, explode: false, schema: {type: array, items: {type: string}}}
                - {name: text, in: query, schema: {type: string}}
                - {name: X-A, in: header, schema: {type: array}}
                - {name: c, in: cookie, style: cookie, schema: {type: object}}
                - {$ref: '#/components/parameters/Nowhere'}
              requestBody: {content: {\(content)}}
              responses: {'200': {description: d}}
        webhooks: {created: {post: {operationId: onCreated}}}
        """
    }

    static let bodies: [(String, [String])] = [
        ("application/json: {}", ["--body", #"{"é": [1.0, null]}"#]),
        ("application/xml: {schema: {xml: {name: r}}}", ["--body", #"{"a":["x","<"]}"#]),
        ("application/x-www-form-urlencoded: {}", ["--set", "formData:a=x y", "--set", "formData:a=&"]),
        ("multipart/form-data: {}", ["--body", #"{"f":["@DIR/a.png","@DIR/empty.bin"],"t":"é"}"#]),
        ("multipart/mixed: {}", ["--body", #"[{"a":1},"@DIR/a.png"]"#]),
        ("image/*: {}", ["--body", "@DIR/a.png"]), ("application/octet-stream: {}", ["--body", "@DIR/empty.bin"]),
        ("'text/plain; charset=iso-8859-1': {}", ["--body", "\"é\""]), ("text/plain: {}", ["--body", ""]),
        ("application/x-ndjson: {itemSchema: {}}", ["--body", #"[{"a":1},2]"#]),
        ("application/json-seq: {itemSchema: {}}", ["--body", "[1]"]),
        ("text/event-stream: {itemSchema: {}}", ["--body", #"[{"event":"e","data":"1\n2"}]"#]),
        ("application/json: {}", []),
    ]

    @Test("The bytes on the wire are those that were printed, for each kind of body", arguments: 0..<bodies.count)
    func echo(_ index: Int) async throws {
        let listener = try #require(RawListener())
        defer { listener.close() }
        let (content, arguments) = Self.bodies[index]
        let values = [
            "add", "--set", "path:id=a/b ü", "--set", "tags=x,y", "--set", "tags=z", "--set", #"X-A=["p","q"]"#,
            "--set", #"c={"k":"v w","m":1}"#, "--query", "q=1 2",
        ]
        let plan = try await Self.plan(
            Self.described(content, port: listener.port), values + arguments, isSent: true)
        let request = try #require(plan.request)
        #expect(plan.problems.isEmpty)
        var policy = EgressPolicy(mode: .local)
        policy.allow(request.origin, addressClass: nil, from: .setting)
        let fixed = policy
        let transport = EgressTransport(policy: { fixed })
        // A machine on which other suites keep every core busy may take long for any step.
        let executor = Executor(
            transport: transport,
            limits: EgressLimits(connect: .seconds(240), firstByte: .seconds(240), total: .seconds(240)))
        _ = await executor.execute(request, call: plan.call)
        await transport.shutdown()
        let received = try #require(listener.requests.last)
        let printed = try Tree.read(
            Array(RequestReport(plan: plan, showing: .revealed).json.utf8), format: .json
        ).root
        #expect(received.method == printed["method"]?.string)
        #expect("http://127.0.0.1:\(listener.port)" + received.target == printed["url"]?.string)
        #expect(received.target == "/items/a%2Fb%20%C3%BC?tags=x%2Cy,z&q=1%202")
        #expect(received.body == printed["body"]?.string.flatMap { Data(base64Encoded: $0) }.map { Array($0) } ?? [])
        for field in printed["fields"]?.elements.map({ $0 }) ?? [] {
            let name = try #require(field["name"]?.string)
            #expect(received.value(of: name) == field["value"]?.string, "\(name)")
        }
        #expect(received.value(of: "Cookie") == "k=v w; m=1")
        let length = received.value(of: "Content-Length")
        #expect(length == (arguments.isEmpty ? nil : String(received.body.count)) || received.body.isEmpty)
    }

    @Test("A name in two places has to say which; a second value is for lists alone")
    func ambiguous() async throws {
        let text = Self.described("application/json: {}")
        for arguments in [["--set", "id=1"], ["--set", "path:id=1", "--set", "text=a", "--set", "text=b"]] {
            await #expect(throws: UsageError.self) { try await Self.plan(text, ["add"] + arguments) }
        }
        let plan = try await Self.plan(text, ["add", "--set", "path:id=1", "--set", "text=[a", "--set", "tags=1"])
        #expect(plan.request?.url() == "http://127.0.0.1:1/items/1?tags=1&text=%5Ba")
        #expect(plan.notes.contains { $0.contains("Nowhere") })
    }

    @Test("A required value that is missing is named, and a path cannot go without")
    func missing() async throws {
        let plan = try await Self.plan(Self.described("application/json: {}"), ["add", "--anyway"])
        #expect(plan.request == nil)
        #expect(!plan.isReady(anyway: true))
        #expect(plan.problems.map(\.place) == ["path"])
        #expect(plan.problems.map(\.name) == ["id"])
    }

    @Test(
        "A server by number, name or URL, with whatever its variables may hold",
        arguments: [
            (["--server", "1"], "http://a.test/v1"), (["--server", "other"], "http://a.test/v1"),
            (["--server", "Staging"], "http://a.test/v1"),
            (["--server", "http://{host}/{base}", "--server-variable", "base=v2/x"], "http://a.test/v2/x"),
            (["--server", "1", "--variable", "host=b.test:81"], "http://b.test:81/v1"),
            (["--server-url", "https://{host}/z/", "--variable", "host=c.test"], "https://c.test/z"),
        ])
    func servers(_ arguments: [String], _ expected: String) async throws {
        let plan = try await Self.plan(
            Self.described("application/json: {}"), ["add", "--set", "path:id=1"] + arguments)
        #expect(plan.request?.url() == expected + "/items/1")
        let other = ["add", "--set", "path:id=1", "--server", "nowhere"]
        await #expect(throws: UsageError.self) {
            try await Self.plan(Self.described("application/json: {}"), other)
        }
    }

    @Test(
        "P12: no variable adds a query or a fragment, or leaves what a URL may hold",
        arguments: ["?a", "#a", "a b", "../.."])
    func hostileVariables(_ value: String) async throws {
        let plan = try await Self.plan(
            Self.described("application/json: {}"),
            ["add", "--set", "path:id=1", "--server", "1", "--variable", "base=\(value)"])
        #expect(plan.request == nil)
    }

    @Test("A variable that the server does not have is an error of use")
    func unknownVariable() async throws {
        let text = Self.described("application/json: {}")
        for arguments in [["--variable", "host=x"], ["--server", "1", "--variable", "hots=x"]] {
            await #expect(throws: UsageError.self) {
                try await Self.plan(text, ["add", "--set", "path:id=1"] + arguments)
            }
        }
    }

    @Test("A form is written from an object; what it does not describe is told and sent")
    func forms() async throws {
        let text = Self.described("application/x-www-form-urlencoded: {schema: {properties: {name: {}}}}")
        let list = try await Self.plan(text, ["add", "--set", "path:id=1", "--body", "[1]"])
        #expect(list.request == nil)
        #expect(list.problems.map(\.place).contains("body"))
        let form = ["--set", "formData:name=x", "--set", "formData:nmae=y"]
        let plan = try await Self.plan(text, ["add", "--set", "path:id=1"] + form)
        #expect(plan.request?.bodyText == "name=x&nmae=y")
        #expect(plan.problems.isEmpty)
        #expect(plan.notes.contains { $0.contains("nmae") && $0.contains("Did you mean name?") })
        #expect(!plan.notes.contains { $0.contains("no field name") })
        let short = try await Self.plan(text, ["add", "--set", "path:id=1", "--set", "name=x y"])
        #expect(short.request?.bodyText == "name=x+y")
    }

    @Test("A name without its place is the parameter's where a field of the form is called the same")
    func formBesideParameters() async throws {
        let text = Self.described("application/x-www-form-urlencoded: {schema: {properties: {text: {}, t: {}}}}")
        let plan = try await Self.plan(text, ["add", "--set", "path:id=1", "--set", "text=a", "--set", "t=b"])
        #expect(plan.request?.url().hasSuffix("?text=a") == true)
        #expect(plan.request?.bodyText == "t=b")
    }

    @Test(
        "A file goes as what it is where that is described, also within a range that is asked for",
        arguments: [
            ("image/jpeg: {}, image/png: {}", nil, "image/png"),
            ("image/jpeg: {}, image/png: {}", "image/*", "image/png"),
            ("image/*: {}", "image/*", "image/png"), ("'*/*': {}", "image/*", "image/png"),
            ("text/plain: {}, image/gif: {}", "image/*", "image/gif"),
            ("image/jpeg: {}, image/gif: {}", nil, "image/jpeg"),
            ("image/png: {}, image/gif: {}", "image/gif", "image/gif"), ("text/plain: {}", "image/*", nil),
        ] as [(String, String?, String?)])
    func fileTypes(_ content: String, _ asked: String?, _ expected: String?) async throws {
        let plan = try await Self.plan(
            Self.described(content),
            ["add", "--set", "path:id=1", "--body", "@DIR/a.png"] + (asked.map { ["--media-type", $0] } ?? []))
        let type = plan.request?.displayedFields(.masked).first { $0.name == "Content-Type" }?.value
        #expect(plan.problems.isEmpty == (expected != nil))
        #expect(expected == nil || type == expected)
    }

    @Test("Names of schemes and of a form's fields may hold an equals sign; a text field takes any text")
    func namesWithSigns() async throws {
        let text =
            Self.described("application/x-www-form-urlencoded: {schema: {properties: {a=b: {}, t: {type: string}}}}")
            + "\nsecurity: [{k=1: []}, {k: []}]\ncomponents: {securitySchemes: {"
            + "k: {type: apiKey, in: header, name: K}, k=1: {type: apiKey, in: header, name: K1}}}"
        let plan = try await Self.plan(
            text,
            [
                "add", "--set", "path:id=1", "--set", "formData:a=b=c", "--set", "t=[1]", "--auth", "k=1=s", "--auth",
                "k=t",
            ])
        let request = try #require(plan.request)
        #expect(String(decoding: request.body, as: UTF8.self) == "a%3Db=c&t=%5B1%5D")
        let fields = request.displayedFields(.revealed)
        #expect(fields.contains { $0.name == "K1" && $0.value == "s" } && !fields.contains { $0.name == "K" })
        #expect(plan.notes.contains { $0.hasPrefix("k is not sent") })
    }

    @Test("The same @PATH is a file in one property and a text in another")
    func sameText() async throws {
        let schema = "{schema: {type: object, properties: {f: {type: string, format: binary}, t: {type: string}}}}"
        let body = #"{"f":"@DIR/empty.bin","t":"@DIR/empty.bin"}"#
        let plan = try await Self.plan(
            Self.described("multipart/form-data: \(schema)"),
            ["add", "--set", "path:id=1", "--media-type", "multipart/form-data", "--body", body])
        let text = String(decoding: try #require(plan.request).body, as: UTF8.self)
        #expect(text.components(separatedBy: "filename=").count == 2)
        #expect(text.contains("name=\"t\"\r\n\r\n@/"))
    }

    @Test("What describes no operation is not read as a description", arguments: ["hello", "{\"a\": 1}", ""])
    func noDescription(_ text: String) async throws {
        await #expect(throws: CallFailure.self) { try await Self.plan(text, ["add"]) }
    }

    @Test("A webhook is no operation that can be called", arguments: ["onCreated", "POST created", "created"])
    func webhooks(_ name: String) async throws {
        do {
            _ = try await Self.plan(Self.described("application/json: {}"), [name])
            Issue.record("expected an error")
        } catch {
            #expect("\(error)".contains("webhook"))
        }
    }

    @Test(
        "Within a range the media type is the one that fits what is given",
        arguments: [
            ("'*/*': {}", "{\"a\":1}", "application/json"), ("'*/*': {}", "hello", "text/plain"),
            ("'*/*': {}", "@DIR/a.png", "image/png"), ("'image/*': {}", "@DIR/a.png", "image/png"),
            ("'application/*': {}", "[1]", "application/json"), ("'image/*': {}", "x", "application/octet-stream"),
            ("'text/*': {}, '*/*': {}", "x", "text/plain"),
        ])
    func ranges(_ content: String, _ body: String, _ expected: String) async throws {
        let plan = try await Self.plan(
            Self.described(content), ["add", "--set", "path:id=1", "--body", body])
        let type = plan.request?.fields.first { $0.name == "Content-Type" }?.value
        #expect(type == expected)
    }
}
