public import Foundation

/// The package's own folder, for tests that hold the sources to the house rules or read `openapi/` and `Resources/`.
public enum Repository {
    /// The folder with `Package.swift`.
    public static let folder: URL = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/", !FileManager.default.fileExists(atPath: url.appendingPathComponent("Package.swift").path)
        {
            url.deleteLastPathComponent()
        }
        return url
    }()

    /// Every file below `path` with the extension, sorted; paths are relative to the package's folder.
    public static func files(below path: String, extension suffix: String) -> [String] {
        let root = folder.appendingPathComponent(path)
        guard let walker = FileManager.default.enumerator(atPath: root.path) else { return [] }
        return walker.compactMap { $0 as? String }.filter { $0.hasSuffix("." + suffix) }.map { path + "/" + $0 }
            .sorted()
    }

    /// The text of a file by its path relative to the package's folder.
    public static func text(of path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }
}
