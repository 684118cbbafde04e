/// An executed call about to be kept.
public struct ExchangeDraft: Sendable {
    /// The document's route name.
    public var document: String
    /// The operation's slug.
    public var operation: String
    /// The request's method.
    public var method: String
    /// The response's status; nil when there was no response.
    public var status: Int?
    /// From the start of the call to the last byte, in microseconds; nil when there was no response.
    public var duration: Int?
    /// The exchange without its body, in a form that only the caller reads.
    public var payload: [UInt8]
    /// The response body, byte for byte.
    public var body: [UInt8]
    /// Where the body is when it is too large to be held; `body` is empty then.
    public var spooled: SpoolWriter?
    /// What was in the form, so that the call can be made again; nil when it came from no form.
    public var form: FormDraft?

    public init(
        document: String, operation: String, method: String, status: Int?, duration: Int? = nil,
        payload: [UInt8], body: [UInt8], spooled: SpoolWriter? = nil, form: FormDraft? = nil
    ) {
        self.document = document
        self.operation = operation
        self.method = method
        self.status = status
        self.duration = duration
        self.payload = payload
        self.body = body
        self.spooled = spooled
        self.form = form
    }
}
