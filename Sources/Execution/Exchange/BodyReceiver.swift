/// The role of whoever takes a response's body as it comes, in place of its being held whole.
public protocol BodyReceiver: Sendable {
    /// Told status and fields before the first piece.
    func begin(_ head: ExchangeResponse) async throws
    /// Given each piece in order; false for no more, and what follows is cut off.
    func take(_ bytes: [UInt8]) async throws -> Bool
    /// Given what of the body may be seen by those who look on: with asterisks for credentials that it repeats.
    func show(_ bytes: [UInt8])
    /// Whether the body may go on beyond the call's time as long as pieces come.
    var isPatient: Bool { get }
    /// What is to be shown of the body, from its beginning, and how many bytes were taken after that.
    func received() async -> (body: [UInt8], rest: Int)
}
