public import OpenAPI
public import SourceTree

/// One input, or one group of inputs, of a form that was made from a schema.
public struct ValueItem: Sendable {
    /// What the item is of the value around it.
    public enum Role: Sendable, Hashable {
        /// The value as a whole.
        case root
        /// A member that the schema names.
        case member(String)
        /// An item of a list, counted from 0.
        case item(Int)
        /// A member whose name is the user's own.
        case entry(String)
    }

    /// What it is entered with.
    public enum Input: Sendable {
        case text
        case number(isInteger: Bool)
        case boolean
        /// One of some values.
        case choice([Node])
        /// JSON text.
        case json
        /// The members; further ones may be added where the schema lets them.
        case object([ValueItem], takesEntries: Bool)
        case list([ValueItem], takesItems: Bool)
        /// A group that is not there, or null: it can be put there.
        case absent
    }

    /// Alternatives of a `oneOf` or `anyOf`, and which of them the form shows.
    public struct Variants: Sendable {
        public let names: [String]
        public let current: Int
        /// The member whose value tells them apart.
        public let discriminator: String?
    }

    public let role: Role
    /// Where it stands in the value.
    public let pointer: JSONPointer
    /// Nil where the description says nothing of it.
    public let schema: Schema?
    /// The schema without what only wraps it; of alternatives the one that is shown.
    public var core: Schema?
    public let isRequired: Bool
    /// What stands there now, nil for nothing.
    public let value: Node?
    public var input: Input
    public var variants: Variants?
    /// Whether null may be sent.
    public var isNullable = false
    /// Why it is not entered as its schema would have it.
    public var note: String?
    /// Members or items in it that have no input because the form has enough of them; they are sent as they are.
    public var omitted = 0
    /// What was typed but could not be read as JSON, shown instead of the value.
    public var typed: String?

    /// What it is called in the form.
    public var label: String {
        switch role {
        case .root: ""
        case .member(let name), .entry(let name): name
        case .item(let index): String(index + 1)
        }
    }

    public var isNull: Bool { value?.kind == .null }

    /// Whether it can be taken away by a button: items and entries of one's own, and groups that need not be there.
    public var isRemovable: Bool {
        switch role {
        case .item, .entry: true
        case .root, .member: isGroup && value != nil && !isRequired
        }
    }

    /// Whether "null" is a box of its own beside its input.
    public var offersNull: Bool {
        switch input {
        case .text, .json: isNullable || isNull
        case .number: !isListed && (isNullable || isNull)
        case .boolean, .choice, .object, .list, .absent: false
        }
    }

    /// Whether a text may be sent that is there and empty; in a list an empty row is just that.
    public var offersEmpty: Bool {
        guard case .text = input, !isListed else { return false }
        return true
    }

    /// Whether it is a row of a list or an entry of one's own, which is there as long as nobody removes it.
    public var isListed: Bool {
        switch role {
        case .item, .entry: true
        case .root, .member: false
        }
    }

    public var isGroup: Bool {
        switch input {
        case .object, .list, .absent: true
        default: false
        }
    }

    /// What stands in its input: of a choice the JSON text, else the content.
    public var text: String {
        if let typed { return typed }
        guard let value else { return "" }
        switch input {
        case .text, .number, .boolean: return isNull ? "" : value.text ?? ""
        case .choice: return isNull && isListed ? "" : Self.json(value, pretty: false)
        case .json: return isNull ? "" : Self.json(value, pretty: true)
        case .object, .list, .absent: return ""
        }
    }

    /// The items below it.
    public var children: [ValueItem] {
        switch input {
        case .object(let items, _), .list(let items, _): items
        default: []
        }
    }

    static func json(_ node: Node, pretty: Bool) -> String {
        String(decoding: node.json(pretty: pretty), as: UTF8.self)
    }
}
