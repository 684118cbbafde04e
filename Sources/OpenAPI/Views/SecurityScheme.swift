public import SourceTree

/// The Security Scheme Object with its name (OpenAPI 3.2, section 4.27).
public struct SecurityScheme: DocumentView {
    /// What a caller presents.
    public enum Kind: Hashable, Sendable {
        case apiKey(location: Parameter.Location, name: String)
        /// An authentication scheme of RFC 9110, in small letters: `basic`, `bearer`, `digest`.
        case http(scheme: String, bearerFormat: String?)
        case oauth2([OAuthFlow])
        /// The URL of the discovery document, as written.
        case openIDConnect(url: String)
        case mutualTLS
        /// A type that no version knows, or one that lacks what it needs, as written.
        case unknown(String)
    }

    public let document: Document
    public let node: Node
    public let name: String
    private let site: Node?

    init(document: Document, name: String, raw: Node) {
        self.document = document
        self.name = name
        (node, site) = Self.resolved(raw, in: document)
    }

    /// CommonMark.
    public var description: String? { site?.words("description") ?? node.words("description") }
    public var isDeprecated: Bool { node.flag("deprecated") }
    /// Where an authorization server describes itself (3.2), as written.
    public var oauth2MetadataURL: String? { node.words("oauth2MetadataUrl") }

    public var kind: Kind {
        let type = node.words("type") ?? ""
        switch type {
        case "apiKey":
            guard let place = node.words("in").flatMap(Parameter.Location.init), let name = node.words("name"),
                [.query, .header, .cookie].contains(place)
            else { return .unknown(type) }
            return .apiKey(location: place, name: name)
        case "http":
            guard let scheme = node.words("scheme") else { return .unknown(type) }
            return .http(scheme: scheme.lowercased(), bearerFormat: node.words("bearerFormat"))
        case "oauth2": return .oauth2(OAuthFlow.list(in: node, of: document))
        case "openIdConnect":
            guard let url = node.words("openIdConnectUrl") else { return .unknown(type) }
            return .openIDConnect(url: url)
        case "mutualTLS": return .mutualTLS
        default: return .unknown(type)
        }
    }
}
