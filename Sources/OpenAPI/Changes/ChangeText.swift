import SourceTree

/// The author's texts and values as they stand in the sentence of a change.
enum ChangeText {
    private static let limit = 80

    /// Short, and on one line.
    static func short(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(limit).map {
            $0.properties.isWhitespace || $0.value < 0x20 ? " " : String($0)
        }
        return shown.joined() + (text.unicodeScalars.count > limit ? "…" : "")
    }

    /// A value as JSON writes it, shortened.
    static func value(_ node: Node) -> String {
        if node.kind == .array || node.kind == .object {
            // A large one is not written out to be cut.
            guard node.count <= 16 else { return node.kind == .array ? "a list" : "an object" }
            return short(String(decoding: node.json().prefix(4 * limit), as: UTF8.self))
        }
        return node.string.map { "\"" + short($0) + "\"" } ?? short(node.text ?? "null")
    }

    /// Values in a row, the first few of them.
    static func values(_ nodes: [Node]) -> String {
        let shown = nodes.prefix(6).map(value).joined(separator: ", ")
        return nodes.count > 6 ? "\(shown) and \(nodes.count - 6) more" : shown
    }
}
