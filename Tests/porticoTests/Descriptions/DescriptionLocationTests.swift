import Egress
import Foundation
import Testing

@testable import portico

@Suite("Where a description comes from")
struct DescriptionLocationTests {
    @Test("An argument is a file, a folder with a description, a URL or standard input")
    func arguments() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("location-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("openapi.yaml")
        try Data("openapi: 3.1.0".utf8).write(to: file)

        #expect(try DescriptionLocation(argument: file.path) == .file(path: file.path))
        #expect(try DescriptionLocation(argument: folder.path) == .file(path: file.path))
        #expect(try DescriptionLocation(argument: "-") == .standardInput)
        guard case .remote(let url) = try DescriptionLocation(argument: "https://api.example.com/v1/openapi.json?x=1")
        else {
            Issue.record("a URL is not a file")
            return
        }
        #expect(url.description == "https://api.example.com/v1/openapi.json?x=1")
    }

    @Test(
        "What is not there is an error of use that names it",
        arguments: ["/nowhere/openapi.yaml", "http://", "https://user@example.com/"])
    func missing(argument: String) {
        #expect(throws: UsageError.self) { try DescriptionLocation(argument: argument) }
    }

    @Test("A pipe or a device is not opened, which might wait for ever")
    func special() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("pipe-\(UUID().uuidString)").path
        try #require(mkfifo(path, 0o600) == 0)
        defer { try? FileManager.default.removeItem(atPath: path) }
        for argument in [path, "/dev/null"] {
            let error = #expect(throws: UsageError.self) { try DescriptionLocation(argument: argument) }
            #expect(error?.description.contains(argument) == true)
        }
    }

    @Test("Standard input is named once at most")
    func twice() throws {
        #expect(try DescriptionLocation.all(["-"]) == [.standardInput])
        #expect(throws: UsageError.self) { try DescriptionLocation.all(["-", "-"]) }
    }

    @Test(
        "A generic file name is called after its folder",
        arguments: [
            ("/apis/fleet/openapi.yaml", "fleet"), ("/apis/petstore-3.0.json", "petstore-3.0"),
            ("/swagger.json", "swagger"),
            ("/apis/README", "README"),
        ])
    func stems(path: String, stem: String) {
        #expect(DescriptionLocation.file(path: path).stem == stem)
    }
}
