import SourceTree

/// A value as bytes that are equal exactly when the values are: members sorted by name, numbers by exact value.
///
/// Recursion goes as deep as the tree, whose reader has bounded it.
enum CanonicalForm {
    static func bytes(of node: Node) -> [UInt8] {
        var out: [UInt8] = []
        append(node, to: &out)
        return out
    }

    private static func append(_ node: Node, to out: inout [UInt8]) {
        switch node.kind {
        case .null: out.append(UInt8(ascii: "n"))
        case .boolean: out.append(UInt8(ascii: node.boolean == true ? "t" : "f"))
        case .number: appendNumber(node, to: &out)
        case .string: append(text: node.string ?? "", tag: UInt8(ascii: "s"), to: &out)
        case .array:
            out.append(UInt8(ascii: "["))
            for element in node.elements { append(element, to: &out) }
            out.append(UInt8(ascii: "]"))
        case .object: appendObject(node, to: &out)
        }
    }

    private static func appendNumber(_ node: Node, to out: inout [UInt8]) {
        let text = node.text ?? ""
        append(text: ExactNumber(node)?.canonicalText ?? text, tag: UInt8(ascii: "d"), to: &out)
    }

    private static func appendObject(_ node: Node, to out: inout [UInt8]) {
        let members = node.members.map { (key: Array($0.key.utf8), value: $0.value) }
        out.append(UInt8(ascii: "{"))
        for member in members.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            append(bytes: member.key, tag: UInt8(ascii: "k"), to: &out)
            append(member.value, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    private static func append(text: String, tag: UInt8, to out: inout [UInt8]) {
        append(bytes: Array(text.utf8), tag: tag, to: &out)
    }

    /// With the length in front, so that no text can look like structure.
    private static func append(bytes: [UInt8], tag: UInt8, to out: inout [UInt8]) {
        out.append(tag)
        out += Array(String(bytes.count).utf8)
        out.append(UInt8(ascii: ":"))
        out += bytes
    }
}
