import HTTPTypes
import Hummingbird
import NIOCore

/// What went wrong with a request, answered as problem details (RFC 9457).
struct Problem: Error, Sendable {
    let status: HTTPResponse.Status
    /// The last part of the address that names the kind of problem.
    let kind: String
    let title: String
    let detail: String
    var violations: [Violation] = []
    /// Fields that the answer has beside its `Content-Type`.
    var fields: HTTPFields = [:]

    /// The answer, in `application/problem+json`.
    var response: Response {
        var members: [(String, JSONValue)] = [
            ("type", .string("https://fleet.example/problems/" + kind)), ("title", .string(title)),
            ("status", .integer(Int64(status.code))), ("detail", .string(detail)),
        ]
        if !violations.isEmpty { members.append(("violations", .array(violations.map(\.json)))) }
        return .json(.object(members), status: status, fields: fields, type: "application/problem+json")
    }
}

extension Problem {
    static func parameters(_ violations: [Violation]) -> Problem {
        Problem(
            status: .badRequest, kind: "invalid-parameter", title: "Invalid parameter",
            detail: summary(of: violations, in: "parameters") { "The \($0.location.rawValue) parameter \($0.name)" },
            violations: violations)
    }

    static func malformed(_ detail: String) -> Problem {
        Problem(status: .badRequest, kind: "malformed-body", title: "Malformed body", detail: detail)
    }

    static let noCaller = Problem(
        status: .unauthorized, kind: "no-caller", title: "No caller identity",
        detail: "no caller identity; call through the gate", fields: [.wwwAuthenticate: "Bearer realm=\"fleet\""])

    static func notFound(_ detail: String) -> Problem {
        Problem(status: .notFound, kind: "not-found", title: "Not found", detail: detail)
    }

    static func missing(_ kind: ResourceKind, _ identifier: String) -> Problem {
        notFound("There is no \(kind.rawValue) \(identifier.prefix(40)).")
    }

    static func methodNotAllowed(_ allowed: [String]) -> Problem {
        let names = allowed.joined(separator: ", ")
        return Problem(
            status: .methodNotAllowed, kind: "method-not-allowed", title: "Method not allowed",
            detail: "Expected one of \(names).", fields: [.allow: names])
    }

    static func notAcceptable(_ types: [String]) -> Problem {
        Problem(
            status: .notAcceptable, kind: "not-acceptable", title: "Not acceptable",
            detail: "There is only " + types.joined(separator: " and ") + ".")
    }

    static func conflict(_ detail: String) -> Problem {
        Problem(status: .conflict, kind: "conflict", title: "Conflict", detail: detail)
    }

    static func conflict(noSuch kind: ResourceKind, in member: String) -> Problem {
        conflict("\(member) names a \(kind.rawValue) that does not exist.")
    }

    static func preconditionFailed(current: String) -> Problem {
        Problem(
            status: .preconditionFailed, kind: "precondition-failed", title: "Precondition failed",
            detail: "The revision is \(current); If-Match named another. Read again, then decide again.",
            fields: [.eTag: current])
    }

    static let preconditionRequired = Problem(
        status: .preconditionRequired, kind: "precondition-required", title: "Precondition required",
        detail: "Send the revision that you want to change, its ETag, as If-Match.")

    static func contentTooLarge(_ detail: String) -> Problem {
        Problem(status: .contentTooLarge, kind: "content-too-large", title: "Content too large", detail: detail)
    }

    static func unsupportedMediaType(_ expected: [String]) -> Problem {
        Problem(
            status: .unsupportedMediaType, kind: "unsupported-media-type", title: "Unsupported media type",
            detail: "Expected a body in " + expected.joined(separator: " or ") + ".")
    }

    static func body(_ violations: [Violation]) -> Problem {
        Problem(
            status: .unprocessableContent, kind: "invalid-body", title: "Invalid body",
            detail: summary(of: violations, in: "members of the body") {
                $0.name.isEmpty ? "The body" : $0.name
            },
            violations: violations)
    }

    static let `internal` = Problem(
        status: .internalServerError, kind: "internal", title: "Internal error",
        detail: "The server could not answer. What happened stands in its log.")

    private static func summary(
        of violations: [Violation], in plural: String, label: (Violation) -> String
    ) -> String {
        guard let first = violations.first else { return "" }
        let joint = first.message.hasPrefix("is ") || first.message.hasPrefix("has ") ? " " : ": "
        let sentence = label(first) + joint + first.message + "."
        return violations.count == 1 ? sentence : "\(violations.count) \(plural) are wrong. The first: " + sentence
    }
}
