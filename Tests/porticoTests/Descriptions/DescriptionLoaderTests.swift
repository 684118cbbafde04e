import Egress
import Foundation
import OpenAPI
import SourceTree
import Testing

@testable import portico

@Suite("Reading descriptions") struct DescriptionLoaderTests {
    private struct NoTransport: Transport {
        func send(_ request: EgressRequest) async throws(EgressError) -> EgressResponse {
            throw EgressError(.refused, "Nobody listens on port 9.", advice: "Start the server.")
        }
    }

    private let loader = DescriptionLoader(transport: NoTransport(), bundled: { Array("openapi: 3.1.0\n".utf8) })

    private func finding(_ reading: DescriptionReading) -> Diagnostic? {
        guard case .failure(let failure) = reading.result else { return nil }
        return failure.diagnostics.first
    }

    private func withFile<Value>(
        _ bytes: some Sequence<UInt8>, _ body: (String) async throws -> Value
    ) async throws -> Value {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("loader-\(UUID().uuidString).yaml")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file.path)
    }

    @Test(
        "S2: what is no description says so at a place, and stays watched",
        arguments: [
            [], Array(" \n\n".utf8), [0xFF, 0xFE, 0x6F, 0x00], [0xFE, 0xFF, 0x00, 0x6F], [0x6F, 0xC3, 0x28], [0, 1, 2],
        ] as [[UInt8]])
    func broken(_ bytes: [UInt8]) async throws {
        try await withFile(bytes) { path in
            let reading = await loader.read(.file(path: path))
            #expect(finding(reading)?.severity == .error)
            #expect(finding(reading)?.position?.line == 1 || bytes.isEmpty)
            #expect(finding(reading)?.message.contains("64 MiB") == false)
            #expect(reading.files == [path])
        }
    }

    @Test("A file that went away, or became a folder, is told as such and stays watched")
    func gone() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("gone-\(UUID().uuidString)").path
        let missing = await loader.read(.file(path: path))
        #expect(finding(missing)?.message.contains("found none") == true)
        #expect(missing.files == [path])
        let folder = await loader.read(.file(path: NSTemporaryDirectory()))
        #expect(finding(folder)?.message.contains("something else") == true)
    }

    @Test("S1: more than 64 MiB are not read, and the limit is named")
    func oversize() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("large-\(UUID().uuidString).json").path
        try Data().write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let handle = try #require(FileHandle(forWritingAtPath: path))
        // A hole: it takes no room on the disk.
        try handle.truncate(atOffset: UInt64(DescriptionLoader.limit) + 1)
        try handle.close()
        let reading = await loader.read(.file(path: path))
        #expect(finding(reading)?.message.contains("64 MiB") == true)
        #expect(reading.files == [path])
    }

    @Test("What the door says of a URL is the finding, and nothing is watched")
    func remote() async throws {
        let reading = await loader.read(.remote(try TargetURL(parsing: "http://127.0.0.1:9/openapi.yaml")))
        #expect(finding(reading)?.message == "Nobody listens on port 9. Start the server.")
        #expect(reading.files.isEmpty)
    }

    @Test("With a root references leave the description's folder, and what they lead to is watched")
    func root() async throws {
        let base = FileManager.default.temporaryDirectory.appendingPathComponent("root-\(UUID().uuidString)")
        let (own, common) = (base.appendingPathComponent("a/b"), base.appendingPathComponent("common"))
        for folder in [own, common] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(at: base) }
        let path = own.appendingPathComponent("openapi.yaml").path
        let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: '../../common/part.yaml'}}\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let part = common.appendingPathComponent("part.yaml")
        try Data("get: {responses: {'200': {description: ok}}}\n".utf8).write(to: part)
        let refused = try await loader.read(.file(path: path)).result.get()
        #expect(refused.operations.isEmpty && refused.diagnostics.contains { $0.message.contains("--root") })
        let rooted = DescriptionLoader(transport: NoTransport(), bundled: { [] }, root: base.path)
        let reading = await rooted.read(.file(path: path))
        #expect(try reading.result.get().operations.count == 1)
        #expect(reading.files == [path, part.path])
    }

    @Test("A description's own files are watched with it")
    func files() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("split-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let root = folder.appendingPathComponent("openapi.yaml").path
        let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {$ref: 'part.yaml'}}\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: root))
        try Data("get: {responses: {'200': {description: ok}}}\n".utf8).write(
            to: folder.appendingPathComponent("part.yaml"))
        let reading = await loader.read(.file(path: root))
        #expect(try reading.result.get().operations.count == 1)
        #expect(reading.files.map { ($0 as NSString).lastPathComponent } == ["openapi.yaml", "part.yaml"])
    }
}
