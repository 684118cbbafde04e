/// A request as a server gets it, matched with an operation but not read further.
public struct ReceivedRequest: Sendable {
    /// The path parameters' values, percent-decoded.
    public let pathValues: [(name: String, value: String)]
    /// What follows the first `?`, still percent-encoded.
    public let query: String?
    /// In order of arrival.
    public let fields: [(name: String, value: String)]
    /// Whether content follows the head.
    public let hasBody: Bool

    public init(
        pathValues: [(name: String, value: String)], query: String?, fields: [(name: String, value: String)],
        hasBody: Bool
    ) {
        self.pathValues = pathValues
        self.query = query
        self.fields = fields
        self.hasBody = hasBody
    }

    /// The values of the fields of a name, case not counting.
    func values(of name: String) -> [String] {
        let wanted = name.lowercased()
        return fields.filter { $0.name.lowercased() == wanted }.map(\.value)
    }
}
