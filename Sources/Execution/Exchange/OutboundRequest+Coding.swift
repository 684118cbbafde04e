import Egress
import Foundation
import HTTPTypes
import SourceTree

/// Only redacted requests are written: whatever is secret goes without its value.
extension OutboundRequest {
    func encode(into builder: inout TreeBuilder) {
        let kept = redacted()
        builder.beginObject()
        builder.field("method", method.rawValue)
        builder.field("origin", origin.description)
        builder.field("path", path)
        builder.list("query", kept.query) { $0.encode(into: &$1) }
        builder.list("fields", kept.fields) { $0.encode(into: &$1) }
        builder.list("cookies", kept.cookies) { $0.encode(into: &$1) }
        builder.field("body", Data(kept.body).base64EncodedString())
        builder.field("bodySize", bodySize)
        builder.field("isNamedByUser", isNamedByUser)
        builder.list("notes", notes) { $1.string($0) }
        builder.key("shape")
        shape.encode(into: &builder)
        builder.end()
    }

    init?(decoding node: Node) {
        guard let method = node["method"]?.string.flatMap({ HTTPRequest.Method($0) }),
            let originText = node["origin"]?.string, let origin = try? Origin(parsing: originText),
            let path = node["path"]?.string, let shape = node["shape"].flatMap(BodyShape.init(decoding:)),
            let body = Data(base64Encoded: node["body"]?.string ?? "")
        else { return nil }
        self.init(
            method: method, origin: origin, path: path, query: node["query"].list(QueryPiece.init(decoding:)),
            fields: node["fields"].list(Field.init(decoding:)), cookies: node["cookies"].list(Field.init(decoding:)),
            body: Array(body), shape: shape, isNamedByUser: node["isNamedByUser"]?.boolean ?? false,
            notes: node["notes"].list(\.string))
        bodySize = node["bodySize"]?.integer ?? body.count
    }
}

extension Optional<Node> {
    /// The elements of an array that can be read.
    func list<Value>(_ read: (Node) -> Value?) -> [Value] { self?.elements.compactMap(read) ?? [] }
}

extension Field {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("name", name)
        builder.field("value", value)
        builder.field("prefix", concealment?.prefix)
        builder.field("variable", concealment?.variable)
        builder.end()
    }

    init?(decoding node: Node) {
        guard let name = node["name"]?.string, let value = node["value"]?.string else { return nil }
        let concealment = node["variable"]?.string.map {
            Concealment(prefix: node["prefix"]?.string ?? "", variable: $0)
        }
        self.init(name: name, value: value, concealment: concealment)
    }
}

extension QueryPiece {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("text", text)
        builder.field("variable", variableName)
        builder.end()
    }

    init?(decoding node: Node) {
        guard let text = node["text"]?.string else { return nil }
        self.init(text: text, redactedAs: node["variable"]?.string)
    }
}

extension BodyShape {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        switch self {
        case .none: builder.field("kind", "none")
        case .text: builder.field("kind", "text")
        case .binary(let name):
            builder.field("kind", "binary")
            builder.field("fileName", name)
        case .multipart(let parts):
            builder.field("kind", "multipart")
            builder.list("parts", parts) { $0.encode(into: &$1) }
        }
        builder.end()
    }

    init?(decoding node: Node) {
        switch node["kind"]?.string {
        case "none": self = .none
        case "text": self = .text
        case "binary": self = .binary(fileName: node["fileName"]?.string)
        case "multipart": self = .multipart(node["parts"].list(MultipartPart.init(decoding:)))
        default: return nil
        }
    }
}

extension MultipartPart {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("name", name)
        builder.field("contentType", contentType)
        switch content {
        case .text(let text): builder.field("text", text)
        case .file(let name, let size):
            builder.field("fileName", name)
            builder.field("size", size)
        }
        builder.end()
    }

    init?(decoding node: Node) {
        guard let name = node["name"]?.string else { return nil }
        let content: Content
        if let text = node["text"]?.string {
            content = .text(text)
        } else if let file = node["fileName"]?.string {
            content = .file(name: file, size: node["size"]?.integer ?? 0)
        } else {
            return nil
        }
        self.init(name: name, content: content, contentType: node["contentType"]?.string)
    }
}
