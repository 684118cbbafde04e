/// A JSON text as a value, with members in source order.
enum JSONValue: Sendable {
    case null
    case boolean(Bool)
    /// Also numbers such as `1.0`, which JSON Schema counts as integers.
    case integer(Int64)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// The member with this name; the last one, if there are several (RFC 8259, section 4).
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.0 == name }?.1
    }

    /// A number, as integer where it is one.
    static func number(_ value: Double) -> JSONValue {
        if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return .integer(whole) }
        return .double(value)
    }

    static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

    /// How messages call it: "the text "abc"", "an array".
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean(let value): String(value)
        case .integer(let value): String(value)
        case .double(let value): String(value)
        case .string(let value):
            value.unicodeScalars.count > 40
                ? "a text of \(value.unicodeScalars.count) characters" : "the text \"\(value)\""
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// The value with the patch laid over it: members replaced, those with `null` taken out (RFC 7396, section 2),
    /// one level deep, and only members that are named.
    func merging(_ patch: JSONValue, members names: Set<String>) -> JSONValue {
        guard case .object(var members) = self, case .object(let changes) = patch else { return patch }
        for (name, value) in changes where names.contains(name) {
            members.removeAll { $0.0 == name }
            if case .null = value { continue }
            members.append((name, value))
        }
        return .object(members)
    }
}
