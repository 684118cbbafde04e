import Markup
import OpenAPI

/// What can be found by words in pages that are files: a script that only fills data, because what is opened from a disk
/// may not fetch. Rows of kind, class of the kind, name, title, reference from the index, further words.
struct SearchIndexFile {
    let id: String
    let operations: [Operation]
    let schemas: [NamedSchema]

    /// Bytes of further words that a row may have.
    private static let maximum = 240

    /// The script, with references by these links.
    func bytes(links: FileLinks?) -> [UInt8] {
        var bytes = Array("globalThis.porticoIndex = [\n".utf8)
        for operation in operations {
            let words = operation.tags + [operation.operationId ?? ""] + operation.parameters.map(\.name)
            let path = SitePath.operation(id, operation.id.description)
            let kind = (VisibleText.of(operation.method), HTML.methodClass(operation.method))
            append(kind, operation.path, operation.shortTitle, path, words, links, to: &bytes)
        }
        for schema in schemas {
            let path = SitePath.schema(id, schema.id.description)
            let words = schema.schema.properties.prefix(40).map(\.name)
            append(("Schema", ""), schema.name, schema.schema.structureText, path, words, links, to: &bytes)
        }
        return bytes + "];\n".utf8
    }

    private func append(
        _ kind: (String, String), _ name: String, _ title: String, _ path: SitePath, _ words: [String],
        _ links: FileLinks?, to bytes: inout [UInt8]
    ) {
        guard let reference = links?.reference(to: path.url) else { return }
        let further = String(words.joined(separator: " ").prefix(Self.maximum))
        let row = [kind.0, kind.1, VisibleText.of(name), VisibleText.of(title), reference, further]
        bytes.append(UInt8(ascii: "["))
        for (number, text) in row.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.append(text, to: &bytes)
        }
        bytes.append(contentsOf: "],\n".utf8)
    }

    /// A string of JSON; U+2028 and U+2029 as escapes, though scripts have taken them as they are since 2019.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes.append(contentsOf: "\\\"".utf8)
            case "\\": bytes.append(contentsOf: "\\\\".utf8)
            case "\u{0}"..."\u{1F}": bytes.append(UInt8(ascii: " "))
            case "\u{2028}": bytes.append(contentsOf: "\\u2028".utf8)
            case "\u{2029}": bytes.append(contentsOf: "\\u2029".utf8)
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
