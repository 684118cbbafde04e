/// Takes an answer's body while it comes, in place of its being held whole; who sends it waits meanwhile.
///
/// A class, because it is equal to itself alone.
public final class BodySink: Hashable, Sendable {
    let begin: @Sendable (EgressResponse) async throws -> Void
    let take: @Sendable ([UInt8]) async throws -> Bool
    let isPatient: @Sendable () -> Bool

    /// A sink; what its closures throw ends the call.
    ///
    /// - Parameters:
    ///   - begin: told the answer's status and fields before the first piece.
    ///   - take: given each piece, decoded; false for enough, and what follows counts as cut off.
    ///   - isPatient: whether the body may go on beyond the call's time as long as pieces come.
    public init(
        begin: @escaping @Sendable (EgressResponse) async throws -> Void,
        take: @escaping @Sendable ([UInt8]) async throws -> Bool, isPatient: @escaping @Sendable () -> Bool
    ) {
        self.begin = begin
        self.take = take
        self.isPatient = isPatient
    }

    public static func == (one: BodySink, other: BodySink) -> Bool { one === other }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
