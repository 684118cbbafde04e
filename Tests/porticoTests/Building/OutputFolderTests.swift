import Foundation
import Testing

@testable import portico

@Suite struct OutputFolderTests {
    private let parent = FileManager.default.temporaryDirectory.appendingPathComponent("build-\(UUID().uuidString)")

    private func path(_ name: String) -> String { parent.appendingPathComponent(name).path }

    private func make(_ folder: String, _ files: [String: String]) throws {
        try FileManager.default.createDirectory(atPath: path(folder), withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(toFile: path(folder + "/" + name), atomically: true, encoding: .utf8)
        }
    }

    private func write(_ folder: OutputFolder) throws {
        try folder.replace { write in try write("operations/a.html", Array("a".utf8)) }
    }

    @Test func `a folder that is not there is made, and made anew by the next build`() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try write(OutputFolder(path("out"), force: false, keeping: []))
        try "stale".write(toFile: path("out/stale.html"), atomically: true, encoding: .utf8)
        try write(OutputFolder(path("out"), force: false, keeping: []))
        #expect(FileManager.default.fileExists(atPath: path("out/operations/a.html")))
        #expect(!FileManager.default.fileExists(atPath: path("out/stale.html")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["out"])
    }

    @Test func `a folder with something else in it is replaced by force alone`() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try make("out", ["mine.txt": "mine"])
        #expect(throws: UsageError.self) { try OutputFolder(path("out"), force: false, keeping: []) }
        #expect(FileManager.default.fileExists(atPath: path("out/mine.txt")))
        try write(OutputFolder(path("out"), force: true, keeping: []))
        #expect(!FileManager.default.fileExists(atPath: path("out/mine.txt")))
    }

    @Test func `a folder with the description, the working folder or the root is never replaced`() throws {
        defer { try? FileManager.default.removeItem(at: parent) }
        try make("api", ["api.yaml": "openapi: 3.1.0"])
        for place in [path("api"), parent.path, ".", "/"] {
            #expect(throws: UsageError.self) {
                try OutputFolder(place, force: true, keeping: [.file(path: path("api/api.yaml"))])
            }
        }
    }

    @Test func `what goes wrong midway leaves the former folder and nothing beside it`() throws {
        struct Stopped: Error {}
        defer { try? FileManager.default.removeItem(at: parent) }
        try write(OutputFolder(path("out"), force: false, keeping: []))
        #expect(throws: Stopped.self) {
            try OutputFolder(path("out"), force: false, keeping: []).replace { write in
                try write("b.html", [])
                throw Stopped()
            }
        }
        #expect(FileManager.default.fileExists(atPath: path("out/operations/a.html")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["out"])
    }
}
