/// The styles of all pages as one file, in the order in which they count: each request less is a page that is there sooner.
struct StyleBundle {
    /// Its place among the assets.
    static let file = "css/site.css"

    private static let names = [
        "tokens", "base", "icons", "layout", "components", "console", "code", "response", "schema", "desk",
        "token-desk", "versions",
    ]

    /// The file.
    let bytes: [UInt8]

    init(_ assets: AssetTable) {
        bytes = Self.names.reduce(into: []) { bytes, name in
            bytes += assets["css/\(name).css"]?.bytes ?? []
            bytes.append(UInt8(ascii: "\n"))
        }
    }
}
