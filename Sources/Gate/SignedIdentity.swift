public import Foundation
public import TokenDesk

/// Who calls, as the gate tells the API behind it: fields with a signature over them, the request's line and the time, so
/// that whoever reaches the API past the gate has no identity (THREATS G5, G8).
///
/// The signed text is `portico-identity-v1`, the method, the target, the timestamp, the subject, the token's id, the scopes
/// and the resources, each but the last followed by a line feed.
public struct SignedIdentity: Sendable {
    private static let version = "portico-identity-v1"

    private let subject: String
    private let tokenID: String
    private let rights: RightsText

    /// The identity of a caller whose token was let through.
    init(_ caller: TokenPass) {
        subject = caller.subject
        tokenID = caller.id.description
        rights = caller.rights
    }

    /// An identity of the gate's own making, such as the service that reads lists of resources.
    public init(subject: String, tokenID: String, rights: AccessRights) {
        self.subject = subject
        self.tokenID = tokenID
        self.rights = RightsText(rights)
    }

    /// The fields for a request, in order.
    ///
    /// - Parameters:
    ///   - method: as it goes to the API.
    ///   - target: path and query, byte for byte as they go to the API.
    public func fields(
        method: String, target: String, at now: Date, key: IdentityKey
    ) -> [(name: String, value: String)] {
        let timestamp = String(Int64(exactly: now.timeIntervalSince1970.rounded(.down)) ?? 0)
        let lines = [Self.version, method, target, timestamp, subject, tokenID, rights.scopes, rights.resources]
        return [
            ("Portico-Subject", subject), ("Portico-Token-Id", tokenID), ("Portico-Scopes", rights.scopes),
            ("Portico-Resources", rights.resources), ("Portico-Timestamp", timestamp),
            ("Portico-Signature", key.signature(of: lines)),
        ]
    }
}
