/// One static file.
public struct Asset: Hashable, Sendable {
    /// Below its folder, with slashes: `css/base.css`.
    public let path: String
    /// Its content type, by its extension.
    public let type: String
    /// The file.
    public let bytes: [UInt8]

    public init(path: String, type: String, bytes: [UInt8]) {
        self.path = path
        self.type = type
        self.bytes = bytes
    }

    /// The content type of a file by its extension; `application/octet-stream` for those that the site has none of.
    public static func type(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "yaml": "application/yaml"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}
