import CAssets

/// The static files of the site under one version, which stands in their addresses so that they can be kept for good.
public struct AssetTable: Sendable {
    /// Sixteen hexadecimal digits that change with any file.
    public let version: String
    /// The files, and what is made of them: all styles as one, all scripts as one.
    private var byPath: [String: Asset]

    /// Takes the files, and makes of them the two that pages load.
    public init(_ assets: [Asset]) {
        byPath = Dictionary(assets.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        version = Self.version(of: assets)
        let made = [
            (StyleBundle.file, StyleBundle(self).bytes),
            (ScriptBundle.site, ScriptBundle(self, entry: ScriptBundle.siteEntry).bytes),
        ]
        for (path, bytes) in made { byPath[path] = Asset(path: path, type: Asset.type(of: path), bytes: bytes) }
    }

    private static let bundles: Set<String> = [StyleBundle.file, ScriptBundle.site]

    /// The files of Resources/static as compiled in.
    public static func bundled() -> AssetTable {
        AssetTable(read(portico_asset_count, portico_asset_at))
    }

    /// The bundled descriptions of the folder openapi.
    public static func bundledDescriptions() -> [Asset] {
        read(portico_description_count, portico_description_at)
    }

    /// A file or bundle by its path; nil when there is none.
    public subscript(_ path: String) -> Asset? { byPath[path] }

    /// Every file as it is, by path.
    public var assets: [Asset] { byPath.values.filter { !Self.bundles.contains($0.path) }.sorted { $0.path < $1.path } }

    private static func read(_ count: Int, _ entry: (Int) -> portico_asset) -> [Asset] {
        (0..<count).map { index in
            let raw = entry(index)
            return Asset(
                path: String(cString: raw.path), type: String(cString: raw.type),
                bytes: Array(UnsafeBufferPointer(start: raw.bytes, count: raw.length)))
        }
    }

    /// FNV-1a of all paths and bytes: it tells revisions apart and promises nothing else.
    private static func version(of assets: [Asset]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for asset in assets.sorted(by: { $0.path < $1.path }) {
            for byte in asset.path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            for byte in asset.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    }
}
