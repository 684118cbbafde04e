/// What is wrong with one field of a posted form, shown beside it.
public struct Problem: Hashable, Sendable {
    /// The field; nil when the form as a whole is meant.
    public var field: FieldName?
    /// One sentence: what was expected.
    public var message: String

    public init(field: FieldName?, message: String) {
        self.field = field
        self.message = message
    }
}
