/// A request body that is read while it is sent, at the pace of whoever takes it; nothing of it is held.
///
/// A class, because it is equal to itself alone, and can be read once.
public final class BodyStream: Hashable, Sendable {
    /// Bytes of the whole; nil where nobody knows, then it goes in chunks (RFC 9112, section 7.1).
    public let length: Int?
    let next: @Sendable () async throws -> [UInt8]?

    /// A body whose pieces `next` gives in order, and nil after the last; what it throws ends the call.
    public init(length: Int?, next: @escaping @Sendable () async throws -> [UInt8]?) {
        self.length = length
        self.next = next
    }

    public static func == (one: BodyStream, other: BodyStream) -> Bool { one === other }

    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
