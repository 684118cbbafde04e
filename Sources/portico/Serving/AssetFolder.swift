import Foundation
import Pages

/// Assets from a folder instead of the binary, for designing: read once at the start.
enum AssetFolder {
    /// Every regular file below the folder, under its path from there.
    static func table(_ folder: String) -> AssetTable {
        let root = URL(fileURLWithPath: folder)
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        let assets = paths.compactMap { path -> Asset? in
            guard let data = try? Data(contentsOf: root.appendingPathComponent(path)) else { return nil }
            return Asset(path: path, type: Asset.type(of: path), bytes: Array(data))
        }
        return AssetTable(assets)
    }
}
