import Egress
import Foundation
import OpenAPI
import SourceTree
import Synchronization
import Testing

@testable import portico

/// A door that keeps a list of what it was asked to carry.
final class LoggingTransport: Transport {
    private let texts: [String: String]
    private let redirects: [String: String]
    private let log = Mutex<[String]>([])

    init(_ texts: [String: String] = [:], redirects: [String: String] = [:]) {
        self.texts = texts
        self.redirects = redirects
    }

    var dialled: [String] { log.withLock { $0 } }

    func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
        let url = request.url.description
        log.withLock { $0.append(url) }
        if let target = redirects[url] {
            return EgressResponse(status: 302, fields: [WireField(name: "Location", value: target)], body: [])
        }
        guard let text = texts[url] else {
            throw EgressError(.refused, "Nobody listens there.", advice: "Start the server.")
        }
        return EgressResponse(status: 200, fields: [], body: Array(text.utf8))
    }
}

@Suite("References of a description") struct ReferenceSourceTests {
    /// What an author may write to reach something else than a part of the description.
    static let targets = [
        "file:///etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd", "/etc/passwd", "//evil.example/x",
        "///etc/passwd", "../secret.yaml", "sub/../../secret.yaml", "%2e%2e/secret.yaml", "..%2fsecret.yaml",
        "%2Fetc%2Fpasswd", "link.yaml", "up/secret.yaml", "pipe.yaml", "/proc/self/environ", "..\\secret.yaml",
        "\\\\evil\\x.yaml", "C:\\x.yaml", "ftp://evil.example/x", "data:application/json,{}", "gopher://evil/x",
        "http://169.254.169.254/latest/meta-data", "http://localhost:3000/admin", "http://[::1]:3000/x",
        "https://evil.example/x.yaml", "http://10.0.0.5/x", "https://served.example/x", "http://named.example@evil/x",
    ]

    /// Every object that a reference, a URL or something like it can stand in.
    static let places = [
        #""paths": {"/a": {"$ref": TARGET}}"#, #""webhooks": {"w": {"$ref": TARGET}}"#,
        #""paths": {"/a": {"parameters": [{"$ref": TARGET}]}}"#,
        #""paths": {"/a": {"get": {"parameters": [{"$ref": TARGET}]}}}"#,
        #""paths": {"/a": {"post": {"requestBody": {"$ref": TARGET}}}}"#,
        #""paths": {"/a": {"get": {"responses": {"200": {"$ref": TARGET}}}}}"#,
        #""paths": {"/a": {"get": {"responses": {"200": {"headers": {"H": {"$ref": TARGET}}}}}}}"#,
        #""paths": {"/a": {"get": {"responses": {"200": {"links": {"L": {"$ref": TARGET}}}}}}}"#,
        #""paths": {"/a": {"get": {"responses": {"200": {"links": {"L": {"operationRef": TARGET}}}}}}}"#,
        #""paths": {"/a": {"get": {"responses": {"200": {"content": {"a/b": {"$ref": TARGET}}}}}}}"#,
        #""paths": {"/a": {"get": {"responses": {"200": {"content": {"a/b": {"examples": {"E": {"$ref": TARGET}}}}}}}}}"#,
        #""paths": {"/a": {"get": {"responses": {"200": {"content": {"a/b": {"examples": {"E": {"externalValue": TARGET}}}}}}}}}"#,
        #""paths": {"/a": {"get": {"callbacks": {"c": {"$ref": TARGET}, "d": {"{$url}": {"$ref": TARGET}}, "e": {TARGET: {}}}}}}"#,
        #""paths": {"/a": {"get": {"externalDocs": {"url": TARGET}, "security": [{TARGET: []}], "servers": [{"url": TARGET}]}}}"#,
        #""components": {"schemas": {"X": {"$ref": TARGET}}}"#,
        #""components": {"schemas": {"X": {"properties": {"p": {"$ref": TARGET}}, "items": {"$ref": TARGET}}}}"#,
        #""components": {"schemas": {"X": {"allOf": [{"$ref": TARGET}], "$dynamicRef": TARGET}}}"#,
        #""components": {"schemas": {"X": {"$id": TARGET, "$schema": TARGET, "$defs": {"y": {"$id": TARGET}}}}}"#,
        #""components": {"schemas": {"X": {"discriminator": {"propertyName": "p", "mapping": {"a": TARGET}}}}}"#,
        #""components": {"schemas": {"X": {"xml": {"namespace": TARGET}, "externalDocs": {"url": TARGET}}}}"#,
        #""components": {"securitySchemes": {"X": {"$ref": TARGET}, "Y": {"type": "openIdConnect", "openIdConnectUrl": TARGET}}}"#,
        #""components": {"securitySchemes": {"X": {"type": "oauth2", "oauth2MetadataUrl": TARGET, "flows": {"password": {"tokenUrl": TARGET, "refreshUrl": TARGET, "scopes": {}}}}}}"#,
        #""components": {"pathItems": {"X": {"$ref": TARGET}}, "mediaTypes": {"X": {"$ref": TARGET}}, "examples": {"X": {"$ref": TARGET}}}"#,
        #""$self": TARGET, "jsonSchemaDialect": TARGET, "servers": [{"url": TARGET}], "externalDocs": {"url": TARGET}"#,
    ]

    private static func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    private static func folder() throws -> URL {
        let manager = FileManager.default
        let base = manager.temporaryDirectory.appendingPathComponent("refs-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        let folder = base.appendingPathComponent("api")
        try manager.createDirectory(at: folder.appendingPathComponent("sub"), withIntermediateDirectories: true)
        try Data("type: SECRET".utf8).write(to: base.appendingPathComponent("secret.yaml"))
        try manager.createSymbolicLink(
            at: folder.appendingPathComponent("link.yaml"),
            withDestinationURL: base.appendingPathComponent("secret.yaml"))
        try manager.createSymbolicLink(at: folder.appendingPathComponent("up"), withDestinationURL: base)
        mkfifo(folder.appendingPathComponent("pipe.yaml").path, 0o600)
        return folder
    }

    @Test("S11: nothing is dialled and no file outside is read, whatever stands where", arguments: places)
    func nothing(place: String) async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        let path = folder.appendingPathComponent("openapi.json").path
        let door = LoggingTransport()
        let named = try Origin(parsing: "https://named.example")
        let loader = DescriptionLoader(transport: door, bundled: { [] }, isNamed: { $0 == named })
        for target in Self.targets {
            let place = place.replacing("TARGET", with: try Self.quoted(target))
            let text = ##"{"openapi": "3.2.0", "info": {"title": "A", "version": "1"}, \##(place)}"##
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let document = try await loader.read(.file(path: path)).result.get()
            #expect(document.locations == [path], "\(target)")
            #expect(!document.diagnostics.contains { $0.message.contains("SECRET") })
        }
        #expect(door.dialled == [])
        #expect(Self.targets.count == 28)
    }

    @Test("S11: references lead to origins that the operator named, also from file to file")
    func named() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        let path = folder.appendingPathComponent("openapi.yaml").path
        try Data(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            servers: [{url: https://served.example}]
            paths: {}
            components:
              schemas:
                A: {$ref: 'https://named.example/a.yaml'}
                B: {$ref: 'https://served.example/b.yaml'}
            """.utf8
        ).write(to: URL(fileURLWithPath: path))
        let door = LoggingTransport([
            "https://named.example/a.yaml": "properties: {p: {$ref: sub/c.yaml}, q: {$ref: 'file:///etc/passwd'}}",
            "https://named.example/sub/c.yaml": "type: integer",
        ])
        let named = try Origin(parsing: "https://named.example")
        let loader = DescriptionLoader(transport: door, bundled: { [] }, isNamed: { $0 == named })
        let reading = await loader.read(.file(path: path))
        let document = try reading.result.get()
        #expect(door.dialled == ["https://named.example/a.yaml", "https://named.example/sub/c.yaml"])
        #expect(document.schema(named: "A")?.properties.first?.schema.types == ["integer"])
        let gaps = document.diagnostics.filter { $0.rule == "unresolved-reference" }
        #expect(gaps.count == 2)
        #expect(gaps.contains { $0.position?.line == 8 && $0.message.contains("--allow https://served.example") })
        #expect(reading.files == [path], "what is fetched cannot be watched")
    }

    @Test("S16: a description by URL may refer to its own origin, and no redirect leads to another")
    func remote() async throws {
        let root = "https://own.example/api/openapi.yaml"
        let door = LoggingTransport(
            [
                root: """
                openapi: 3.1.0
                info: {title: T, version: '1'}
                paths: {/a: {$ref: paths/a.yaml}, /b: {$ref: 'http://10.0.0.5/b.yaml'}, /c: {$ref: /c.yaml}}
                """,
                "https://own.example/api/paths/a.yaml": "get: {responses: {default: {$ref: ../r.yaml}}}",
                "https://own.example/api/r.yaml": "description: from afar",
            ], redirects: ["https://own.example/c.yaml": "https://served.example/c.yaml"])
        let own = try Origin(parsing: "https://own.example")
        let loader = DescriptionLoader(transport: door, bundled: { [] }, isNamed: { $0 == own })
        let document = try await loader.read(.remote(try TargetURL(parsing: root))).result.get()
        #expect(document.operations.map(\.path) == ["/a"])
        #expect(document.operations.first?.responses.first?.description == "from afar")
        #expect(
            door.dialled == [
                root, "https://own.example/api/paths/a.yaml", "https://own.example/c.yaml",
                "https://own.example/api/r.yaml",
            ])
        #expect(document.diagnostics.filter { $0.rule == "unresolved-reference" }.count == 2)
    }

    @Test("S11: what a description says of its servers names no origin for references, also at a refresh")
    func policy() throws {
        let keeper = PolicyKeeper(EgressPolicy(mode: .local))
        let named = try Origin(parsing: "https://named.example")
        keeper.allow(named, addressClass: .global)
        #expect(keeper.current.isSetting(named))
        var policy = keeper.current
        let served = try Origin(parsing: "https://served.example")
        policy.allow(served, addressClass: .global, from: .localDescription("o.yaml"))
        #expect(policy.entries.contains { $0.origin == served && $0.isAdmitted })
        #expect(!policy.isSetting(served))
    }

    @Test("Thousands of files are read once each, and all are watched", .timeLimit(.minutes(10)))
    func thousands() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        let count = 2_907
        var paths = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n"
        let sub = folder.appendingPathComponent("sub").path
        for number in 0..<(count / 3) {
            paths +=
                "  /p\(number): {get: {$ref: 'sub/o\(number).yaml'}, parameters: [{$ref: 'sub/p\(number).yaml'}]}\n"
            Self.write("name: q\(number)\nin: query\nschema: {$ref: 's\(number).yaml'}", to: "\(sub)/p\(number).yaml")
            let next = (number + 1) % (count / 3)
            Self.write("type: object\nproperties: {next: {$ref: 's\(next).yaml'}}", to: "\(sub)/s\(number).yaml")
            let content = "{application/json: {schema: {$ref: s\(number).yaml}}}"
            Self.write("responses: {default: {description: d, content: \(content)}}", to: "\(sub)/o\(number).yaml")
        }
        let path = folder.appendingPathComponent("openapi.yaml").path
        Self.write(paths, to: path)
        let loader = DescriptionLoader(transport: LoggingTransport(), bundled: { [] })
        let reading = await loader.read(.file(path: path))
        let document = try reading.result.get()
        #expect(document.locations.count == count + 1)
        #expect(Set(reading.files).count == count + 1)
        #expect(document.operations.count == count / 3)
        #expect(document.operations.first?.parameters.map(\.name) == ["q0"])
        #expect(document.operations.first?.responses.first?.content.first?.schema?.properties.count == 1)
        #expect(FileStamp.stamps(of: reading.files).count == count + 1)
    }

    /// Foundation takes its time over each file.
    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
    }
}
