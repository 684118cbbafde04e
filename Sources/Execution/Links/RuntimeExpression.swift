public import SourceTree

/// A runtime expression: a value of a request or its response (OpenAPI 3.1, section 4.8.20.4).
public enum RuntimeExpression: Hashable, Sendable {
    case url
    case method
    case statusCode
    case request(Source)
    case response(Source)

    /// Where in a message the value stands.
    public enum Source: Hashable, Sendable {
        case header(String)
        case query(String)
        case path(String)
        /// Nil for the whole body.
        case body(JSONPointer?)
    }

    /// Reads the whole text as one expression; nil for anything else.
    public init?(parsing text: String) {
        switch text {
        case "$url": self = .url
        case "$method": self = .method
        case "$statusCode": self = .statusCode
        default:
            if text.hasPrefix("$request."), let source = Source(text.dropFirst("$request.".count)) {
                self = .request(source)
            } else if text.hasPrefix("$response."), let source = Source(text.dropFirst("$response.".count)) {
                self = .response(source)
            } else {
                return nil
            }
        }
    }
}

extension RuntimeExpression.Source {
    fileprivate init?(_ text: Substring) {
        if text == "body" {
            self = .body(nil)
        } else if text.hasPrefix("body#") {
            guard let pointer = try? JSONPointer(parsing: String(text.dropFirst("body#".count))) else { return nil }
            self = .body(pointer)
        } else if let name = Self.name(in: text, after: "header.") {
            self = .header(name)
        } else if let name = Self.name(in: text, after: "query.") {
            self = .query(name)
        } else if let name = Self.name(in: text, after: "path.") {
            self = .path(name)
        } else {
            return nil
        }
    }

    private static func name(in text: Substring, after prefix: String) -> String? {
        guard text.hasPrefix(prefix), text.utf8.count > prefix.utf8.count else { return nil }
        return String(text.dropFirst(prefix.count))
    }
}
