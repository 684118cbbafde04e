import Foundation

/// What an answer of `application/problem+json` (RFC 9457) says beside its title: the gate's members.
struct ProblemDetails: Decodable {
    let code: String?
    /// The id of the token that was refused.
    let token: String?
    /// Scopes that the token lacks.
    let missingScopes: [String]?

    /// Bytes of an answer that are read at most.
    private static let limit = 65_536

    /// Nil for what is no such answer.
    init?(contentType: String, body: [UInt8]) {
        guard contentType.lowercased().hasPrefix("application/problem+json"), body.count <= Self.limit,
            let details = try? JSONDecoder().decode(Self.self, from: Data(body))
        else { return nil }
        self = details
    }
}
