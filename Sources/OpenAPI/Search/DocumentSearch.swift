/// Finds operations and schemas by words in their names, paths and texts, without regard to case.
///
/// Built once for a revision of a description; a query looks at every entry, which takes milliseconds for thousands.
public struct DocumentSearch: Sendable {
    /// Something found.
    public enum Result: Sendable, Hashable {
        case operation(Operation)
        case schema(NamedSchema)
    }

    private struct Entry: Sendable {
        let result: Result
        /// Path, operationId or schema name: what people type when they know what they want.
        let name: String
        /// Summary and tags.
        let title: String
        /// Parameter names and the description.
        let text: String
    }

    /// The most bytes of a query (THREATS L7).
    public static let queryLimit = 256

    private let entries: [Entry]

    /// Reads what can be found of a document.
    public init(_ document: Document) {
        entries = document.operations.map(Self.entry) + document.schemas.map(Self.entry)
    }

    /// The best results for all words of a query, best first; nothing for an empty or overlong one.
    public func results(for query: String, limit: Int = 100) -> [Result] {
        let words = query.lowercased().split { $0 == " " || $0 == "\t" }.map(String.init)
        guard !words.isEmpty, query.utf8.count <= Self.queryLimit else { return [] }
        var ranked: [(rank: Int, index: Int)] = []
        for (index, entry) in entries.enumerated() {
            if let rank = Self.rank(of: entry, for: words) { ranked.append((rank, index)) }
        }
        ranked.sort { $0.rank == $1.rank ? $0.index < $1.index : $0.rank < $1.rank }
        return ranked.prefix(limit).map { entries[$0.index].result }
    }

    /// Smaller is better; nil when a word is nowhere.
    private static func rank(of entry: Entry, for words: [String]) -> Int? {
        var total = 0
        for word in words {
            if entry.name.hasPrefix(word) {
                continue
            } else if entry.name.contains(word) {
                total += 1
            } else if entry.title.contains(word) {
                total += 3
            } else if entry.text.contains(word) {
                total += 9
            } else {
                return nil
            }
        }
        return total
    }

    private static func entry(_ operation: Operation) -> Entry {
        let name = [operation.operationId ?? "", operation.method, operation.path].joined(separator: " ")
        let title = ([operation.summary ?? ""] + operation.tags).joined(separator: " ")
        let text = operation.parameters.map(\.name).joined(separator: " ") + " " + (operation.description ?? "")
        return Entry(
            result: .operation(operation), name: name.lowercased(), title: title.lowercased(),
            text: String(text.prefix(4_096)).lowercased())
    }

    private static func entry(_ schema: NamedSchema) -> Entry {
        let properties = schema.schema.properties.map(\.name).joined(separator: " ")
        let text = properties + " " + (schema.schema.description ?? "")
        return Entry(
            result: .schema(schema), name: schema.name.lowercased(), title: (schema.schema.title ?? "").lowercased(),
            text: String(text.prefix(4_096)).lowercased())
    }
}
