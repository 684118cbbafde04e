public import SourceTree

/// Where in a response a value stands: at a place of its JSON, in a header field, or the body as a whole.
///
/// Its text is a JSON Pointer (RFC 6901), else a runtime expression of OpenAPI such as `$response.header.X-Token`.
public struct ResponseSource: Sendable, Hashable, CustomStringConvertible {
    /// Bytes of the text at most.
    public static let lengthLimit = 1_024

    let place: RuntimeExpression.Source

    /// A place in the JSON of the body.
    public init(_ pointer: JSONPointer) {
        place = .body(pointer)
    }

    /// A header field.
    public init(field name: String) {
        place = .header(name)
    }

    /// Reads a JSON Pointer or an expression that begins with `$response.`; nil for anything else.
    public init?(parsing text: String) {
        guard text.utf8.count <= Self.lengthLimit else { return nil }
        if text.hasPrefix("/") {
            guard let pointer = try? JSONPointer(parsing: text) else { return nil }
            place = .body(pointer)
            return
        }
        guard case .response(let place) = RuntimeExpression(parsing: text) else { return nil }
        switch place {
        case .header, .body: self.place = place
        case .query, .path: return nil
        }
    }

    public var description: String {
        switch place {
        case .header(let name): "$response.header." + name
        case .body(nil): "$response.body"
        case .body(let pointer?): pointer.tokens.isEmpty ? "$response.body#" : pointer.description
        case .query(let name): "$response.query." + name
        case .path(let name): "$response.path." + name
        }
    }

    /// The name nearest to the value: the field's, or the last one on the way to it that is no number.
    public var name: String {
        switch place {
        case .header(let name), .query(let name), .path(let name): name
        case .body(let pointer): pointer?.tokens.last { !$0.allSatisfy(\.isNumber) } ?? ""
        }
    }
}
