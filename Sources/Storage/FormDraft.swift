/// What was typed into an operation's form and not yet lost: names and values in the form's order, names may repeat.
public struct FormDraft: Sendable, Hashable, Codable {
    /// One field as it was posted.
    public struct Field: Sendable, Hashable, Codable {
        /// The field's name.
        public var name: String
        /// The field's text.
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The fields, in order.
    public var fields: [Field]

    public init(fields: [Field]) {
        self.fields = fields
    }
}
