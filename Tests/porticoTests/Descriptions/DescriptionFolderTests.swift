import Foundation
import Testing

@testable import portico

@Suite("A folder of descriptions")
struct DescriptionFolderTests {
    /// A folder with files of these names and texts, removed after the test.
    private func inFolder(_ files: [String: String], _ test: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("folder-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try test(folder.path)
    }

    private func names(_ folder: String) throws -> [String] {
        try DescriptionFolder(path: folder).descriptions().map { String($0.dropFirst(folder.count + 1)) }
    }

    private static let yaml = "openapi: 3.1.0\n"

    @Test("Each file that is a description counts, those in folders below too, in order")
    func several() throws {
        let files = [
            "b.json": #"{"info": {}, "swagger": "2.0"}"#, "a.yaml": Self.yaml, "z/c.yml": Self.yaml,
            "z/d/e.YAML": Self.yaml,
            "part.yaml": "type: object\nproperties:\n  openapi: {}\n", "package.json": #"{"scripts": {"openapi": 1}}"#,
            "notes.md": "openapi: 3.1.0", ".hidden.yaml": Self.yaml, "node_modules/x/api2.yaml": Self.yaml,
        ]
        try inFolder(files) { folder in
            let found = try names(folder)
            #expect(found == ["a.yaml", "b.json", "z/c.yml", "z/d/e.YAML"])
            let locations = try DescriptionLocation.catalog([folder, "-", folder + "/a.yaml"])
            #expect(locations.count == 6)
            #expect(throws: UsageError.self) { try DescriptionLocation(argument: folder) }
        }
    }

    @Test("A folder with a file named as descriptions are is that one, with its parts beside it")
    func oneWithParts() throws {
        let files = [
            "pets/openapi.yaml": Self.yaml, "pets/parts.yaml": Self.yaml, "pets/more/x.yaml": Self.yaml,
            "shop.yaml": Self.yaml,
        ]
        try inFolder(files) { folder in
            let found = try names(folder)
            #expect(found == ["shop.yaml", "pets/openapi.yaml"])
            let pets = try names(folder + "/pets")
            #expect(pets == ["openapi.yaml"])
            let location = try DescriptionLocation(argument: folder + "/pets")
            #expect(location == .file(path: folder + "/pets/openapi.yaml"))
        }
    }

    @Test("A folder with one description stands for it wherever one is expected")
    func one() throws {
        try inFolder(["x.yaml": Self.yaml, "part.json": "{}"]) { folder in
            let location = try DescriptionLocation(argument: folder)
            #expect(location == .file(path: folder + "/x.yaml"))
        }
    }

    @Test("Links to folders are passed over, so that none leads round in a circle; links to files count")
    func links() throws {
        try inFolder(["real/a.yaml": Self.yaml]) { folder in
            let manager = FileManager.default
            try manager.createSymbolicLink(atPath: folder + "/real/again", withDestinationPath: folder)
            try manager.createSymbolicLink(atPath: folder + "/b.yaml", withDestinationPath: folder + "/real/a.yaml")
            let found = try names(folder)
            #expect(found == ["b.yaml", "real/a.yaml"])
        }
    }

    @Test("A folder without a description is an error of use that names it")
    func none() throws {
        try inFolder(["a.json": "[1]", "b.yaml": "", "c.json": "{"]) { folder in
            let error = #expect(throws: UsageError.self) { try names(folder) }
            #expect(error?.description.contains(folder) == true)
        }
    }
}
