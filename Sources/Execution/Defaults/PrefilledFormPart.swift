/// One row of a form body before anyone types.
public struct PrefilledFormPart: Sendable, Hashable {
    public enum Input: Sendable, Hashable {
        /// One or several lines of text.
        case text(String)
        /// A text area with JSON: the row is an object or a list of objects.
        case json(String)
        /// A file chooser; `allowsMany` for a list of files.
        case file(allowsMany: Bool)
        /// Several texts of the same name.
        case list([String])
    }

    public let name: String
    public let input: Input
    public let isRequired: Bool

    public init(name: String, input: Input, isRequired: Bool) {
        self.name = name
        self.input = input
        self.isRequired = isRequired
    }
}
