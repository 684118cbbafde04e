public import SourceTree

/// The OAuth Flow Object with its kind (OpenAPI 3.2, section 4.29).
public struct OAuthFlow: DocumentView {
    /// The grants that OpenAPI knows.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case implicit, password, clientCredentials, authorizationCode
        /// RFC 8628 (3.2).
        case deviceAuthorization
    }

    public let document: Document
    public let node: Node
    public let kind: Kind

    /// URLs are given as written; nothing here was ever asked for.
    public var authorizationURL: String? { node.words("authorizationUrl") }
    public var tokenURL: String? { node.words("tokenUrl") }
    public var refreshURL: String? { node.words("refreshUrl") }
    public var deviceAuthorizationURL: String? { node.words("deviceAuthorizationUrl") }
    /// The scopes with what they mean, in source order.
    public var scopes: [(name: String, description: String)] {
        node.patterned("scopes").map { ($0.key, $0.value.words ?? "") }
    }

    static func list(in node: Node, of document: Document) -> [OAuthFlow] {
        node.named("flows").compactMap { name, value in
            guard value.kind == .object, let kind = Kind(rawValue: name) else { return nil }
            return OAuthFlow(document: document, node: value, kind: kind)
        }
    }
}
