public import Execution

/// Where further code samples of a request come from: any language by its name, and the credential itself only on demand.
public struct SampleOffer: Hashable, Sendable {
    public var documentID: String
    public var operationID: String
    /// The kept result whose request it is; nil for what the form would send.
    public var exchange: String?
    /// The session's token for the posts that ask for them.
    public var csrf: String
    /// The request in the language that stands in the list.
    public var sample: ShownCommand
    /// The language that the session worked with last; nil when it chose none.
    public var remembered: String?
    /// Whether a credential is part of the request.
    public var hasCredential: Bool

    public init(
        documentID: String, operationID: String, exchange: String? = nil, csrf: String, request: OutboundRequest,
        remembered: String?
    ) {
        self.documentID = documentID
        self.operationID = operationID
        self.exchange = exchange
        self.csrf = csrf
        self.remembered = remembered
        let others = ShownCommand.others
        let chosen = others.first { $0.id == remembered } ?? others.first
        sample = chosen.map { ShownCommand($0, request) } ?? ShownCommand(label: "", text: "")
        hasCredential =
            request.fields.contains(where: \.isSecret) || request.cookies.contains(where: \.isSecret)
            || request.query.contains(where: \.isSecret)
    }

    var path: SitePath { .sample(documentID, operationID) }

    /// Where the request stands, the way back from a post.
    var back: String {
        let page = SitePath.operation(documentID, operationID).text
        return exchange.map { "\(page)?exchange=\($0)#result" } ?? page + "#console"
    }
}
