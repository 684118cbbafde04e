/// One row of a form body.
public struct FormPart: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        case text(String)
        /// A file as chosen; `mediaType` is what the browser said, empty when it said nothing.
        case file(name: String, mediaType: String, bytes: [UInt8])
    }

    public let name: String
    public let value: Value

    public init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}
