/// What a file is by the end of its name, as browsers say it.
enum FileTypes {
    private static let types = [
        "avif": "image/avif", "bin": "application/octet-stream", "csv": "text/csv", "gif": "image/gif",
        "gz": "application/gzip", "htm": "text/html", "html": "text/html", "jpeg": "image/jpeg", "jpg": "image/jpeg",
        "json": "application/json", "md": "text/markdown", "mp3": "audio/mpeg", "mp4": "video/mp4",
        "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "tar": "application/x-tar",
        "txt": "text/plain", "wav": "audio/wav", "webm": "video/webm", "webp": "image/webp", "xml": "application/xml",
        "yaml": "application/yaml", "yml": "application/yaml", "zip": "application/zip",
    ]

    /// The media type, empty when the name does not say.
    static func type(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return types[name[dot...].dropFirst().lowercased()] ?? ""
    }
}
