/// The memory that an answer's body may take, asked for piece by piece as it comes (THREATS L4).
///
/// A class, because it is equal to itself alone.
public final class BodyRoom: Hashable, Sendable {
    private let take: @Sendable (_ count: Int) -> Bool

    /// Room as far as `take` gives bytes.
    public init(_ take: @escaping @Sendable (_ count: Int) -> Bool) {
        self.take = take
    }

    /// Takes so many bytes; `busy` when there is no room for them.
    func enter(_ count: Int) throws(EgressError) {
        guard take(count) else {
            throw EgressError(
                .busy, "The answer was given up: too much is being sent and shown at this moment.",
                advice: "What the call did at the server is done. Look there before you execute it again.")
        }
    }

    public static func == (one: BodyRoom, other: BodyRoom) -> Bool { one === other }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
