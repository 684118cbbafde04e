public import Foundation
public import TokenDesk

/// Who calls, as the gate tells the API behind it: fields with a signature over them, the request's line and the time, so
/// that whoever reaches the API past the gate has no identity (THREATS G5, G8).
///
/// The signed text is `portico-identity-v1`, the method, the target, the timestamp, the subject, the token's id, the scopes
/// and the resources, each but the last followed by a line feed.
public struct SignedIdentity: Sendable {
    /// Bytes of the field with resources at most; longer lists are told by their count alone.
    static let resourcesLimit = 4096

    private static let version = "portico-identity-v1"

    private let subject: String
    private let tokenID: String
    private let scopes: String
    private let resources: String

    /// The identity of a caller whose token was let through.
    init(_ caller: TokenPass) {
        self.init(subject: caller.subject, tokenID: caller.id.description, rights: caller.rights)
    }

    /// An identity of the gate's own making, such as the service that reads lists of resources.
    public init(subject: String, tokenID: String, rights: AccessRights) {
        self.subject = subject
        self.tokenID = tokenID
        scopes = rights.scopes.filter(\.isToken).map(\.name).joined(separator: " ")
        resources = Self.text(of: rights.resources)
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
        let text = [Self.version, method, target, timestamp, subject, tokenID, scopes, resources]
        return [
            ("Portico-Subject", subject), ("Portico-Token-Id", tokenID), ("Portico-Scopes", scopes),
            ("Portico-Resources", resources), ("Portico-Timestamp", timestamp),
            ("Portico-Signature", key.signature(of: text.joined(separator: "\n"))),
        ]
    }

    /// `vehicle=veh_1&vehicle.group=grp_2`, the form of a query; empty for a token without limits, and
    /// `vehicle.count=2000` where the ids would not fit into a field.
    private static func text(of limits: [ResourceLimit]) -> String {
        let whole = limits.map { limit in
            let kind = encoded(limit.kind)
            let pieces =
                limit.ids.map { "\(kind)=\(encoded($0))" } + limit.groups.map { "\(kind).group=\(encoded($0))" }
            return pieces.isEmpty ? "\(kind).count=0" : pieces.joined(separator: "&")
        }.joined(separator: "&")
        guard whole.utf8.count > resourcesLimit else { return whole }
        return limits.map { "\(encoded($0.kind)).count=\($0.ids.count + $0.groups.count)" }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~")
}
