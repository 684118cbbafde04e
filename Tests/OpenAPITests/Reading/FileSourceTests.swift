import Foundation
import SourceTree
import Testing

@testable import OpenAPI

@Suite("Files below a folder")
struct FileSourceTests {
    /// A folder `api` with a description's files, and beside it one that must never be read.
    final class Fixture {
        let base: URL
        var api: String { base.appendingPathComponent("api").path }
        var secret: String { base.appendingPathComponent("secret.yaml").path }

        init() throws {
            let manager = FileManager.default
            base = manager.temporaryDirectory.appendingPathComponent("portico-" + UUID().uuidString)
                .resolvingSymlinksInPath()
            try manager.createDirectory(at: base.appendingPathComponent("api/sub"), withIntermediateDirectories: true)
            try manager.createDirectory(at: base.appendingPathComponent("api-other"), withIntermediateDirectories: true)
            for name in ["secret.yaml", "api/a.yaml", "api/sub/b c.yaml", "api-other/x.yaml"] {
                try Data("type: string".utf8).write(to: base.appendingPathComponent(name))
            }
            try manager.createSymbolicLink(atPath: api + "/link.yaml", withDestinationPath: "../secret.yaml")
            try manager.createSymbolicLink(atPath: api + "/inner.yaml", withDestinationPath: "sub/b c.yaml")
            try manager.createSymbolicLink(atPath: api + "/up", withDestinationPath: "..")
            mkfifo(api + "/pipe.yaml", 0o600)
        }

        deinit { try? FileManager.default.removeItem(at: base) }
    }

    /// What an author may write to reach something else than a file of the description (THREATS S11).
    static let targets = [
        "file:///etc/passwd", "file://localhost/etc/passwd", "file:/etc/passwd", "FILE:///etc/passwd", "/etc/passwd",
        "//evil.example/x.yaml",
        "///etc/passwd", "../secret.yaml", "sub/../../secret.yaml", "%2e%2e/secret.yaml", "..%2fsecret.yaml",
        "%2Fetc%2Fpasswd",
        "link.yaml", "up/secret.yaml", "up/api-other/x.yaml", "../api-other/x.yaml", "pipe.yaml", "sub", ".", "..",
        "sub/",
        "/proc/self/environ", "../../../../../../../../etc/passwd", "..\\secret.yaml", "\\\\evil\\x.yaml", "C:\\x.yaml",
        "ftp://evil.example/x.yaml",
        "data:application/json,{}", "a.yaml%00.txt", "http://169.254.169.254/x", "https://evil.example/x.yaml",
        "gopher://evil/x", "~/secret.yaml",
    ]

    @Test("No reference reaches a file outside the folder (THREATS S11)", arguments: targets)
    func outside(target: String) async throws {
        let fixture = try Fixture()
        let places: [String] = [
            #""paths": {"/a": {"$ref": TARGET}}"#, #""paths": {"/a": {"get": {"parameters": [{"$ref": TARGET}]}}}"#,
            #""paths": {"/a": {"get": {"requestBody": {"$ref": TARGET}}}}"#,
            #""paths": {"/a": {"get": {"responses": {"200": {"$ref": TARGET}}}}}"#,
            #""components": {"schemas": {"X": {"$ref": TARGET}, "Y": {"properties": {"p": {"$ref": TARGET}}}}}"#,
            #""components": {"securitySchemes": {"X": {"$ref": TARGET}}, "links": {"L": {"operationRef": TARGET}}}"#,
            #""components": {"examples": {"E": {"externalValue": TARGET}}, "schemas": {"X": {"$id": TARGET, "discriminator": {"propertyName": "p", "mapping": {"a": TARGET}}}}}"#,
        ]
        let quoted = String(decoding: try JSONEncoder().encode(target), as: UTF8.self)
        for place in places {
            let text = Reading.json(place.replacingOccurrences(of: "TARGET", with: quoted))
            let reader = DocumentReader(source: FileSource(folder: fixture.api))
            let document = try await reader.read(fixture.api + "/openapi.json", bytes: Array(text.utf8))
            #expect(document.locations == [fixture.api + "/openapi.json"], "\(place)")
            #expect(!document.diagnostics.contains { $0.message.contains("root:") })
        }
    }

    @Test(
        "A relative location is refused the same way",
        arguments: ["../secret.yaml", "/etc/passwd", "file:///etc/passwd", "http://h/x"])
    func refused(location: String) async throws {
        let fixture = try Fixture()
        await #expect(throws: DocumentError.self) { try await FileSource(folder: fixture.api).bytes(of: location) }
    }

    @Test(
        "Files below the folder are read, through links that stay inside too",
        arguments: ["a.yaml", "./a.yaml", "sub/b%20c.yaml", "sub/../a.yaml", "inner.yaml"])
    func inside(target: String) async throws {
        let fixture = try Fixture()
        let text = Reading.json(#""components": {"schemas": {"X": {"$ref": "\#(target)"}}}"#)
        let reader = DocumentReader(source: FileSource(folder: fixture.api))
        let document = try await reader.read(fixture.api + "/openapi.json", bytes: Array(text.utf8))
        #expect(document.schema(named: "X")?.types == ["string"])
    }

    @Test("The message does not tell whether a file outside exists (THREATS S11)")
    func oracle() async throws {
        let fixture = try Fixture()
        var messages: Set<String> = []
        for name in ["secret.yaml", "no-such-file.yaml"] {
            do { _ = try await FileSource(folder: fixture.api).bytes(of: fixture.api + "/../" + name) } catch {
                messages.insert("\(error)")
            }
        }
        #expect(messages.count == 1)
    }

    @Test("S11: below a root that the operator named files are read by their real path, and nothing beside it")
    func root() async throws {
        let fixture = try Fixture()
        let root = fixture.base.appendingPathComponent("api").path
        let source = FileSource(folder: fixture.api + "/sub", root: root)
        #expect(try await source.bytes(of: fixture.api + "/sub/../a.yaml") == Array("type: string".utf8))
        for name in [
            "link.yaml", "up/secret.yaml", "../secret.yaml", "../api-other/x.yaml", "pipe.yaml", "../gone.yaml",
        ] {
            await #expect(throws: DocumentError.self, "\(name)") {
                try await source.bytes(of: fixture.api + "/" + name)
            }
        }
        await #expect(throws: DocumentError.self) { try await source.bytes(of: "/etc/passwd") }
    }

    @Test("A description outside the root reads below its own folder still")
    func outsideRoot() async throws {
        let fixture = try Fixture()
        let source = FileSource(folder: fixture.api, root: fixture.base.appendingPathComponent("api-other").path)
        #expect(try await source.bytes(of: fixture.api + "/a.yaml").count == 12)
        #expect(try await source.bytes(of: fixture.base.path + "/api-other/x.yaml").count == 12)
        await #expect(throws: DocumentError.self) { try await source.bytes(of: fixture.secret) }
    }

    @Test("The refusal names the option that widens it")
    func advice() async throws {
        let fixture = try Fixture()
        let error = await #expect(throws: DocumentError.self) {
            try await FileSource(folder: fixture.api).bytes(of: fixture.secret)
        }
        #expect(error?.message.contains("--root") == true)
    }

    @Test("A file over the size is refused")
    func size() async throws {
        let fixture = try Fixture()
        let source = FileSource(folder: fixture.api, maximumBytes: 5)
        await #expect(throws: DocumentError(.tooLarge, "expected a file of at most 5 bytes, came a larger one")) {
            try await source.bytes(of: fixture.api + "/a.yaml")
        }
    }

    @Test("A source without files refuses all")
    func none() async throws {
        await #expect(throws: DocumentError.self) { try await NoSource().bytes(of: "a.yaml") }
    }
}
