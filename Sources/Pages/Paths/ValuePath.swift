public import SourceTree

/// A place within a value that a form is made for: the name of the value's own field, and where in the value.
public struct ValuePath: Hashable, Sendable {
    /// `FieldName.text` of the field that holds the value as a whole.
    public let field: String
    public let pointer: JSONPointer

    public init(_ field: FieldName, _ pointer: JSONPointer = JSONPointer()) {
        self.field = field.text
        self.pointer = pointer
    }

    /// Reads what ``text`` writes; nil for a text that is none.
    public init?(parsing text: String) {
        guard let whole = try? JSONPointer(parsing: "/" + text), let field = whole.tokens.first else { return nil }
        self.field = field
        pointer = JSONPointer(tokens: Array(whole.tokens.dropFirst()))
    }

    /// The field as the first token of a JSON Pointer, without its slash.
    public var text: String {
        String(Substring(JSONPointer(tokens: [field] + pointer.tokens).description.utf8.dropFirst()))
    }
}
