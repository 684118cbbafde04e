import Markup
import OpenAPI

/// What can be found by words in pages that are files: a script that only fills data, because what is opened from a disk
/// may not fetch. Rows of kind, class of the kind, name, title, reference from the index, further words.
struct SearchIndexFile {
    private let links: FileLinks?
    private var rows = Array("globalThis.porticoIndex = [\n".utf8)

    /// Bytes of further words that a row may have.
    private static let maximum = 240

    /// - Parameter links: those of the file that it will be.
    init(links: FileLinks?) { self.links = links }

    /// The script.
    var bytes: [UInt8] { rows + "];\n".utf8 }

    /// Adds an operation of a description; among many descriptions with the title of its own.
    mutating func add(_ operation: Operation, of id: String, titled title: String? = nil) {
        let words =
            title == nil
            ? operation.tags + [operation.operationId ?? ""] + operation.parameters.map(\.name)
            : [operation.operationId ?? ""]
        let path = SitePath.operation(id, operation.id.description)
        let kind = (VisibleText.of(operation.method), HTML.methodClass(operation.method))
        append(
            kind, operation.path, [operation.shortTitle, title].compactMap(\.self).joined(separator: " · "), path, words
        )
    }

    /// Adds a schema of a description.
    mutating func add(_ schema: NamedSchema, of id: String) {
        let words = schema.schema.properties.prefix(40).map(\.name)
        append(("Schema", ""), schema.name, schema.schema.structureText, .schema(id, schema.id.description), words)
    }

    /// Adds an API of a catalog.
    mutating func add(_ api: CatalogAPI) {
        guard let newest = api.entries.first else { return }
        let words = api.entries.flatMap { [$0.id, $0.version] } + [api.summary]
        append(("API", ""), api.title, Count.of(api.operationCount, "operation"), .document(newest.id), words)
    }

    private mutating func append(
        _ kind: (String, String), _ name: String, _ title: String, _ path: SitePath, _ words: [String]
    ) {
        guard let reference = links?.reference(to: path.url) else { return }
        let further = String(words.joined(separator: " ").prefix(Self.maximum))
        let row = [kind.0, kind.1, VisibleText.of(name), VisibleText.of(title), reference, further]
        rows.append(UInt8(ascii: "["))
        for (number, text) in row.enumerated() {
            if number > 0 { rows.append(UInt8(ascii: ",")) }
            append(text)
        }
        rows.append(contentsOf: "],\n".utf8)
    }

    /// A string of JSON; U+2028 and U+2029 as escapes, though scripts have taken them as they are since 2019.
    private mutating func append(_ text: String) {
        rows.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": rows.append(contentsOf: "\\\"".utf8)
            case "\\": rows.append(contentsOf: "\\\\".utf8)
            case "\u{0}"..."\u{1F}": rows.append(UInt8(ascii: " "))
            case "\u{2028}": rows.append(contentsOf: "\\u2028".utf8)
            case "\u{2029}": rows.append(contentsOf: "\\u2029".utf8)
            default: rows.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        rows.append(UInt8(ascii: "\""))
    }
}
