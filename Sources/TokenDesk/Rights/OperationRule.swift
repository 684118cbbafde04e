public import OpenAPI
import SourceTree

/// What an operation asks of a token: scopes by its security requirements, and the resources that its parameters name.
///
/// Made once per operation and revision of the description; a check reads nothing of the document any more.
public struct OperationRule: Sendable, Hashable {
    /// The specification extension that marks parameters and operations: a kind of resource, or a list of kinds.
    static let mark = "x-portico-resource"
    /// The specification extension that marks parameters which name groups of a kind of resource.
    static let groupMark = "x-portico-resource-group"

    /// The operation's id, as it stands in addresses and in ``AccessRights/operations``.
    public let operation: String
    /// Whether the description says, in so many words, that the operation can be called without anything.
    public let allowsAnonymous: Bool
    /// The scopes of each requirement that tokens can meet; any one will do. Empty when tokens cannot meet any.
    public let alternatives: [[Scope]]
    /// The parameters that name resources.
    public let resources: [ResourceParameter]
    /// Kinds of which the operation reaches more than its parameters name, such as a list of all; it is closed to tokens
    /// that are limited in one of these, unless a parameter of that kind narrows the request.
    public let spannedKinds: [String]

    /// Without any `security` in the description a token is still needed, but no scope: default deny (THREATS G4).
    public init(of operation: OpenAPI.Operation) {
        self.operation = operation.id.description
        let isDeclared = operation.node["security"] != nil || operation.document.root["security"] != nil
        let requirements = operation.security
        allowsAnonymous = isDeclared && (requirements.isEmpty || requirements.contains { $0.isAnonymous })
        alternatives = isDeclared ? Self.alternatives(requirements, of: operation.document) : [[]]
        resources = operation.parameters.compactMap(ResourceParameter.init)
        let mark = operation.specificationExtension(Self.mark)
        spannedKinds = mark?.string.map { [$0] } ?? mark?.elements.compactMap(\.string) ?? []
    }

    /// For a request that means no operation: whoever has a token in force may be told so, whatever its rights.
    public static let undescribed = OperationRule(operation: "", allowsAnonymous: true)

    private init(operation: String, allowsAnonymous: Bool) {
        self.operation = operation
        self.allowsAnonymous = allowsAnonymous
        alternatives = []
        resources = []
        spannedKinds = []
    }

    /// The requirement to judge rights by: the first that they meet, else the one they lack least of; nil when none is for
    /// tokens.
    public func required(of rights: AccessRights) -> [Scope]? {
        alternatives.min { rights.missing(of: $0).count < rights.missing(of: $1).count }
    }

    private static func alternatives(_ requirements: [SecurityRequirement], of document: Document) -> [[Scope]] {
        requirements.filter { !$0.isAnonymous }.compactMap { requirement in
            let schemes = requirement.schemes
            let areTokens = schemes.allSatisfy { isToken(document.securityScheme(named: $0.name)) }
            return areTokens ? schemes.flatMap { $0.scopes.map { Scope($0) } } : nil
        }
    }

    private static func isToken(_ scheme: SecurityScheme?) -> Bool {
        switch scheme?.kind {
        case .http(scheme: "bearer", _), .oauth2, .openIDConnect: true
        default: false
        }
    }
}
