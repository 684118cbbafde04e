/// Whether a response is what the description promises.
public struct ContractReport: Sendable, Hashable {
    /// What checking the body against its schema came to.
    public enum BodyCheck: Sendable, Hashable {
        case valid
        /// See ``ContractReport/breaches``.
        case invalid
        /// Why not, in a few words.
        case notChecked(String)
        /// The description has no schema for it.
        case notDescribed
    }

    /// The entry of the description that covers the status: `200`, `4XX`, `default`; nil when none does.
    public let documentedAs: String?
    /// At most 100, in the order status, media type, headers, body.
    public let breaches: [ContractBreach]
    public let body: BodyCheck

    public init(documentedAs: String?, breaches: [ContractBreach], body: BodyCheck) {
        self.documentedAs = documentedAs
        self.breaches = breaches
        self.body = body
    }

    /// Whether nothing speaks against the response.
    public var isKept: Bool { breaches.isEmpty }
}
