/// The ways of writing that ``Highlighter`` tells apart.
public enum Language: String, Sendable, CaseIterable {
    /// Data.
    case json, yaml, xml, html
    /// A command line, and a message on the wire.
    case shell, http
    /// A programming language of any kind: strings, numbers, comments and common keywords.
    case code
    /// Text without structure.
    case text

    /// The language of a fence in Markdown or of a code sample, by its usual names; nil for an unknown one.
    public init?(name: String) {
        switch name.lowercased() {
        case "json", "json5", "jsonc", "jsonl", "ndjson", "geojson": self = .json
        case "yaml", "yml": self = .yaml
        case "xml", "svg", "xsd", "wsdl": self = .xml
        case "html", "xhtml", "vue": self = .html
        case "sh", "bash", "shell", "zsh", "console", "curl", "cmd", "powershell", "ps1", "shell-session": self = .shell
        case "http", "https": self = .http
        case "c", "cpp", "c++", "csharp", "c#", "cs", "dart", "elixir", "go", "golang", "graphql", "groovy", "java",
            "javascript", "js", "jsx", "kotlin", "kt", "lua", "node", "objc", "objective-c", "perl", "php", "proto",
            "protobuf", "py", "python", "python3", "r", "rb", "ruby", "rust", "rs", "scala", "sql", "swift", "toml",
            "ts", "tsx", "typescript", "code", "ini":
            self = .code
        case "text", "txt", "plain", "plaintext", "csv", "none": self = .text
        default: return nil
        }
    }

    /// The language of a body by its media type, parameters ignored; nil for what is not known to be text.
    public init?(mediaType: String) {
        let name = mediaType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        switch name {
        case "application/x-www-form-urlencoded", "text/csv": self = .text
        case "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml": self = .yaml
        case "text/html", "application/xhtml+xml": self = .html
        case "text/javascript", "application/javascript", "application/graphql", "text/css": self = .code
        default:
            if name.hasSuffix("/json") || name.hasSuffix("+json") || name.hasSuffix("ndjson") {
                self = .json
            } else if name.hasSuffix("/xml") || name.hasSuffix("+xml") {
                self = .xml
            } else if name.hasSuffix("+yaml") {
                self = .yaml
            } else if name.hasPrefix("text/") {
                self = .text
            } else {
                return nil
            }
        }
    }
}
