public import Foundation

/// What the store knows of an executed call without opening it.
public struct ExchangeRecord: Sendable, Hashable, Identifiable {
    /// 128 random bits, URL safe; means nothing outside its session.
    public let id: String
    /// The document's route name.
    public let document: String
    /// The operation's slug.
    public let operation: String
    /// The request's method.
    public let method: String
    /// The response's status; nil when there was no response.
    public let status: Int?
    /// When it was kept.
    public let createdAt: Date
    /// Bytes of the response body.
    public let bodySize: Int
    /// Whether the body lies beside the database, as it is too large to be held.
    public let isSpooled: Bool
    /// From the start of the call to the last byte, in microseconds; nil when there was no response.
    public let duration: Int?
    /// Whether the form is kept with it, so that the call can be made again.
    public let hasForm: Bool
}
