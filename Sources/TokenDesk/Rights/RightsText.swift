import Foundation

/// Rights in the words in which an API behind the gate is told of them; made once for all tokens with the same terms.
public struct RightsText: Sendable, Hashable {
    /// Bytes of the text of resources at most; longer lists are told by their count alone.
    public static let resourcesLimit = 4096

    /// The granted scopes, parted by blanks (RFC 6749 section 3.3).
    public let scopes: String
    /// `vehicle=veh_1&vehicle.group=grp_2`, the form of a query; empty without limits, and `vehicle.count=2000` where the ids
    /// would be longer than ``resourcesLimit``.
    public let resources: String

    /// The text of some rights.
    public init(_ rights: AccessRights) {
        scopes = rights.scopes.filter(\.isToken).map(\.name).joined(separator: " ")
        resources = Self.text(of: rights.resources)
    }

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
