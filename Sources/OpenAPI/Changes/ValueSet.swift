import SourceTree

/// Values to be looked up by what they are: scalars by their text, others one by one as far as that is cheap.
struct ValueSet {
    private static let limit = 64

    private var texts: Set<ByteKey> = []
    private var others: [Node] = []

    init(_ values: [Node]) {
        for value in values {
            if let text = Self.text(of: value) { texts.insert(ByteKey(text)) } else { others.append(value) }
        }
    }

    /// Whether a value is among them; lists and objects beyond the limit count as found.
    func contains(_ value: Node) -> Bool {
        if let text = Self.text(of: value) { return texts.contains(ByteKey(text)) }
        return others.count > Self.limit || others.contains { $0.isEqual(to: value) }
    }

    private static func text(of value: Node) -> String? {
        switch value.kind {
        case .string: value.string.map { "s" + $0 }
        case .number: "n" + (value.integer.map(String.init) ?? value.text ?? "")
        case .boolean: value.boolean == true ? "true" : "false"
        case .null: "null"
        case .array, .object: nil
        }
    }
}
