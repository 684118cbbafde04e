public import Foundation

/// The folder of real descriptions and conformance suites that tests read in place.
///
/// It is found through the environment variable `PORTICO_CORPUS`, else beside the package as `../shared/corpus`.
/// Tests that need it are enabled by ``isPresent``; in CI an absent corpus is a failure (`ArchitectureTests` checks it).
public enum Corpus {
    /// The corpus folder, nil when there is none on this machine.
    public static let folder: URL? = {
        let environment = ProcessInfo.processInfo.environment
        let candidate =
            environment["PORTICO_CORPUS"].map { URL(fileURLWithPath: $0, isDirectory: true) }
            ?? Repository.folder.appendingPathComponent("../shared/corpus", isDirectory: true).standardizedFileURL
        let readme = candidate.appendingPathComponent("README.md")
        return FileManager.default.fileExists(atPath: readme.path) ? candidate : nil
    }()

    /// Whether tests may read the corpus here.
    public static var isPresent: Bool { folder != nil }

    /// A file or folder of the corpus by its path below it, nil when it is not there.
    public static func url(_ path: String) -> URL? {
        guard let url = folder?.appendingPathComponent(path) else { return nil }
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }

    /// The bytes of a corpus file.
    public static func bytes(_ path: String) throws -> [UInt8] {
        guard let url = url(path) else { throw CocoaError(.fileNoSuchFile) }
        return Array(try Data(contentsOf: url))
    }

    /// Every file below a folder of the corpus with one of the given extensions, sorted by path.
    public static func files(below path: String, extensions: Set<String>) -> [URL] {
        guard let root = url(path),
            let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        else { return [] }
        let found = walker.compactMap { $0 as? URL }.filter { extensions.contains($0.pathExtension.lowercased()) }
        return found.sorted { $0.path < $1.path }
    }
}
