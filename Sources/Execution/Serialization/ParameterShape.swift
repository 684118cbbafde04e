import SourceTree

/// A parameter's value before it is written in a style: RFC 6570 knows a text, a list and a list of pairs.
enum ParameterShape {
    /// Null: not written, as if no value were given.
    case undefined
    case primitive(String)
    case array([Item])
    case object([(name: String, value: Item)])

    /// A text; or a whole array or object where only `deepObject` has a form for it.
    struct Item {
        /// What stands for the value in every other style: nested values are compact JSON.
        let text: String
        /// The nested array or object.
        let nested: Node?
        /// The texts of a list that holds nothing but texts; null counts as not there.
        let texts: [String]?

        init(_ text: String) {
            self.text = text
            nested = nil
            texts = nil
        }

        init(_ node: Node) {
            nested = node.count > 0 ? node : nil
            text = node.text ?? String(decoding: node.json(), as: UTF8.self)
            let items = node.elements.filter { $0.kind != .null }.map { $0 }
            let isPlain = node.kind == .array && items.allSatisfy { $0.kind != .array && $0.kind != .object }
            texts = isPlain ? items.map { $0.text ?? "" } : nil
        }
    }

    /// The shape of a value read from JSON; null within a list or an object counts as not there (RFC 6570 section 2.3).
    init(_ node: Node) {
        switch node.kind {
        case .null: self = .undefined
        case .array: self = .array(node.elements.filter { $0.kind != .null }.map { Item($0) })
        case .object:
            self = .object(node.members.filter { $0.value.kind != .null }.map { ($0.key, Item($0.value)) })
        default: self = .primitive(node.text ?? "")
        }
    }

    /// A list without elements or pairs is undefined and is not written (RFC 6570 section 2.3).
    var isUndefined: Bool {
        switch self {
        case .undefined: true
        case .primitive: false
        case .array(let items): items.isEmpty
        case .object(let pairs): pairs.isEmpty
        }
    }
}
