public import SourceTree

/// One place where an instance is not what its schema says.
public struct Finding: Sendable, Hashable {
    /// The value in the instance.
    public let instance: JSONPointer
    /// The keyword in the document that holds the schema.
    public let schema: JSONPointer
    /// The keyword that failed; `false` for a schema that allows nothing.
    public let keyword: String
    /// The member that is missing in the instance, nil for anything else.
    public let member: String?
    /// What was expected and what came; holds names and lengths, never a whole value of the instance.
    public let message: String

    public init(
        instance: JSONPointer, schema: JSONPointer, keyword: String, message: String, member: String? = nil
    ) {
        self.instance = instance
        self.schema = schema
        self.keyword = keyword
        self.message = message
        self.member = member
    }
}
