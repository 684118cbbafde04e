/// What a column of a CSV file holds; those that nobody names hold texts.
enum CSVColumn: Sendable {
    case text, number, boolean

    /// A field as the JSON value that stands for it; what does not fit stays a text, so that the message shows it.
    func value(_ field: String) -> JSONValue {
        switch self {
        case .text: return .string(field)
        case .boolean: return Bool(field).map(JSONValue.boolean) ?? .string(field)
        case .number:
            guard Grammar.number.matches(field), let value = Double(field) else { return .string(field) }
            return .number(value)
        }
    }
}
