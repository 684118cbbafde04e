import Foundation
import TokenDesk

/// The answers about tokens, with the challenges of RFC 6750 section 3. Only an issued token learns more than that it is not
/// known.
extension Refusal {
    /// A token came in a wrong place or form (RFC 6750 section 3.1).
    static func invalidRequest(_ detail: String) -> Refusal {
        Refusal(
            status: 400, title: "Bad Request", detail: detail, code: "invalid-request",
            fields: [challenge("invalid_request", detail)])
    }

    /// No token came.
    static let noToken = Refusal(
        status: 401, title: "Unauthorized", detail: "This API needs a token: send the field Authorization: Bearer.",
        code: "no-token", fields: [Field(name: "WWW-Authenticate", value: "Bearer realm=\"portico\"")])

    /// A token that was never issued for this API.
    static let unknownToken = invalidToken(.unknown, "The token is not known here.")

    /// So many unknown tokens from one address that the next has to wait (THREATS G9).
    static func tooManyFailures(retryAfter seconds: Int) -> Refusal {
        Refusal(
            status: 429, title: "Too Many Requests", detail: "Too many unknown tokens came from this address.",
            code: "too-many-failures", fields: [Field(name: "Retry-After", value: String(seconds))])
    }

    /// The answer to whoever holds an issued token, which the member `token` names by its id.
    init(_ reason: TokenRefusal, token id: TokenID) {
        self = Self.refusal(for: reason)
        members.insert(Member("token", id.description), at: 0)
    }

    private static func refusal(for reason: TokenRefusal) -> Refusal {
        switch reason {
        case .unknown: unknownToken
        case .revoked: invalidToken(reason, "The token was revoked.")
        case .expired(let moment): expired(reason, moment)
        case .paused: invalidToken(reason, "The token is paused until its owner resumes it.")
        case .ownerWithoutAccess: invalidToken(reason, "The owner of the token may not use the API at the moment.")
        case .network: forbidden(reason, "The token may not be used from this address.")
        case .notByToken: forbidden(reason, "This operation cannot be called with a token.")
        case .missingScopes(let missing, let required): missingScopes(reason, missing, required)
        case .operationNotGranted: insufficient(reason, "The token does not grant this operation.")
        case .resource(let kind):
            insufficient(reason, "The token does not reach a resource that the request names.", kind: kind)
        case .unnamedResource(let kind):
            insufficient(
                reason, "The token is limited to some resources, and the request names none of them.", kind: kind)
        case .rate(let seconds): rate(reason, seconds)
        }
    }

    private static func invalidToken(_ reason: TokenRefusal, _ detail: String) -> Refusal {
        Refusal(
            status: 401, title: "Unauthorized", detail: detail, code: reason.code,
            fields: [challenge("invalid_token", detail)])
    }

    private static func expired(_ reason: TokenRefusal, _ moment: Date) -> Refusal {
        // The moment is the first in which the token was not valid any more; a fraction of a second is not worth telling.
        let text = moment.ISO8601Format()
        var refusal = invalidToken(reason, "The token expired at \(text).")
        refusal.members = [Member("expiredAt", text)]
        return refusal
    }

    private static func forbidden(_ reason: TokenRefusal, _ detail: String) -> Refusal {
        Refusal(status: 403, title: "Forbidden", detail: detail, code: reason.code)
    }

    private static func insufficient(_ reason: TokenRefusal, _ detail: String, kind: String? = nil) -> Refusal {
        Refusal(
            status: 403, title: "Forbidden", detail: detail, code: reason.code,
            fields: [challenge("insufficient_scope", detail)], members: kind.map { [Member("resource", $0)] } ?? [])
    }

    private static func missingScopes(_ reason: TokenRefusal, _ missing: [Scope], _ required: [Scope]) -> Refusal {
        var refusal = insufficient(reason, "The token lacks a scope that this operation needs.")
        refusal.members = [
            Member("missingScopes", missing.map(\.name)), Member("requiredScopes", required.map(\.name)),
        ]
        let names = required.filter(\.isToken).map(\.name).joined(separator: " ")
        if !names.isEmpty, let field = refusal.fields.first {
            refusal.fields = [Field(name: field.name, value: field.value + ", scope=\"\(names)\"")]
        }
        return refusal
    }

    private static func rate(_ reason: TokenRefusal, _ seconds: Int) -> Refusal {
        Refusal(
            status: 429, title: "Too Many Requests", detail: "The token has used up its rate for the moment.",
            code: reason.code,
            fields: [
                Field(name: "Retry-After", value: String(seconds)), Field(name: "RateLimit-Remaining", value: "0"),
                Field(name: "RateLimit-Reset", value: String(seconds)),
            ])
    }

    /// `description` has no quotation marks and no backslashes (RFC 6750 section 3).
    private static func challenge(_ error: String, _ description: String) -> Field {
        Field(
            name: "WWW-Authenticate",
            value: "Bearer realm=\"portico\", error=\"\(error)\", error_description=\"\(description)\"")
    }
}
