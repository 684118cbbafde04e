import OpenAPI
import SourceTree
import TokenDesk

/// What an operation asks of a token, as far as a gate that knows tokens alone can check it.
struct AccessRule: Hashable, Sendable {
    /// Whether the description says, in so many words, that the operation can be called without anything.
    let allowsAnonymous: Bool
    /// The scopes of each requirement that tokens can meet; any one will do.
    let alternatives: [[Scope]]

    /// Without any `security` in the description a token is still needed, but no scope: default deny (THREATS G4).
    init(of operation: OpenAPI.Operation) {
        let isDeclared = operation.node["security"] != nil || operation.document.root["security"] != nil
        guard isDeclared else {
            allowsAnonymous = false
            alternatives = [[]]
            return
        }
        let requirements = operation.security
        allowsAnonymous = requirements.isEmpty || requirements.contains { $0.isAnonymous }
        alternatives = requirements.filter { !$0.isAnonymous }.compactMap { requirement in
            let schemes = requirement.schemes
            let areTokens = schemes.allSatisfy { Self.isToken(operation.document.securityScheme(named: $0.name)) }
            return areTokens ? schemes.flatMap { $0.scopes.map { Scope($0) } } : nil
        }
    }

    /// The requirement to judge a token by: the first that it meets, else the one it lacks least of; nil when none is for tokens.
    func required(of record: TokenRecord) -> [Scope]? {
        alternatives.min { record.missing(of: $0).count < record.missing(of: $1).count }
    }

    private static func isToken(_ scheme: SecurityScheme?) -> Bool {
        switch scheme?.kind {
        case .http(scheme: "bearer", _), .oauth2, .openIDConnect: true
        default: false
        }
    }
}
