/// A request as it left, with its secrets masked by whoever made this value.
public struct ShownRequest: Hashable, Sendable {
    public var method: String
    /// The whole URL.
    public var url: String
    /// Header fields in order, as they went on the wire.
    public var fields: [ShownField]
    /// The body as text; nil when there was none or it was not text.
    public var body: String?
    /// The size of the body in bytes.
    public var bodySize: Int
    /// The same request as commands.
    public var commands: [ShownCommand]
    /// Where further samples come from; nil where no server is behind the page.
    public var samples: SampleOffer?

    public init(
        method: String, url: String, fields: [ShownField], body: String?, bodySize: Int, commands: [ShownCommand],
        samples: SampleOffer? = nil
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        self.bodySize = bodySize
        self.commands = commands
        self.samples = samples
    }
}
