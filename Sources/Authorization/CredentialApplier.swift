public import Execution
import Foundation
public import OpenAPI

/// Puts a session's credentials into a request: those of the first requirement that is wholly covered, and only those that
/// were entered for the request's own origin (THREATS A2, A3).
public struct CredentialApplier: Sendable {
    public init() {}

    /// Applies what the operation asks for and reports what was left out. Every applied piece is marked secret. Client
    /// certificates count as there, and Digest sends nothing before it is asked: see ``FollowUp``.
    ///
    /// - Throws: ``AuthorizationError`` when the description sends a key where none may go, or two to the same place; the
    ///   request is unchanged then.
    public func apply(
        _ saved: [SavedCredential], to request: inout OutboundRequest, operation: OpenAPI.Operation, document: Document
    ) throws(AuthorizationError) -> AppliedSecurity {
        let usable = saved.filter { item in
            document.securityScheme(named: item.scheme).map { CredentialForm($0.kind).takes(item.credential) } ?? false
        }
        let custom = saved.filter { $0.origin == request.origin && document.securityScheme(named: $0.scheme) == nil }
        let own = usable.filter { $0.origin == request.origin }
        let requirements = operation.security.map { $0.schemes.map(\.name) }
        let certified = document.securitySchemes.filter { CredentialForm($0.kind) == .certificate }.map(\.name)
        let choice = RequirementChoice(among: requirements, available: Set(own.map(\.scheme) + certified))
        var copy = request
        let keys = choice.schemes.count { name in
            own.contains { $0.scheme == name && CredentialForm.isAPIKey($0.credential) }
        }
        for name in choice.schemes {
            guard let item = own.first(where: { $0.scheme == name }), let scheme = document.securityScheme(named: name)
            else { continue }
            let variable = keys > 1 ? Self.variable(for: name) : "API_KEY"
            try Self.present(item.credential, as: CredentialForm(scheme.kind), variable: variable, in: &copy)
        }
        let added = custom.filter { Self.presentCustom($0, in: &copy) }.map(\.scheme)
        request = copy
        let elsewhere = Set(usable.map(\.scheme))
        return AppliedSecurity(
            outcome: choice.outcome, applied: choice.schemes + added, missing: choice.missing,
            heldBack: choice.missing.filter(elsewhere.contains))
    }

    /// Presents what no scheme of the description asks for, unless one of its schemes has the field already.
    private static func presentCustom(_ item: SavedCredential, in request: inout OutboundRequest) -> Bool {
        guard let scheme = CustomScheme(name: item.scheme), scheme.form.takes(item.credential) else { return false }
        return (try? present(item.credential, as: scheme.form, variable: variable(for: scheme.field), in: &request))
            != nil
    }

    private static func present(
        _ credential: Credential, as form: CredentialForm, variable: String, in request: inout OutboundRequest
    ) throws(AuthorizationError) {
        switch (form, credential) {
        case (.apiKey(let location, let name), .apiKey(let value)):
            try PresentationRules.check(name: name, location: location)
            try PresentationRules.check(value: value.reveal(), location: location)
            try place(value, named: name, in: location, variable: variable, of: &request)
        case (.bearer, .bearer(let token)):
            try PresentationRules.check(value: token.reveal(), location: .header)
            try set(Field(name: "Authorization", prefix: "Bearer ", secret: token), in: &request)
        case (.basic, .basic(let user, let password)):
            let pair = Data((user + ":" + password.reveal()).utf8).base64EncodedString()
            let field = Field(
                name: "Authorization", prefix: "Basic ", secret: Secret(pair), variable: "BASIC_CREDENTIALS")
            try set(field, in: &request)
        default:
            break
        }
    }

    private static func place(
        _ value: Secret, named name: String, in location: Parameter.Location, variable: String,
        of request: inout OutboundRequest
    ) throws(AuthorizationError) {
        switch location {
        case .header:
            try set(Field(name: name, secret: value, variable: variable), in: &request)
        case .cookie:
            guard !request.cookies.contains(where: { $0.isSecret && $0.name == name }) else { throw conflict }
            request.cookies.removeAll { $0.name == name }
            request.cookies.append(Field(name: name, secret: value, variable: variable))
        default:
            let piece = QueryPiece(name: name, secret: value, variable: variable)
            let isSame: (QueryPiece) -> Bool = { $0.text == piece.text || $0.text.hasPrefix(piece.text) }
            guard !request.query.contains(where: { $0.isSecret && isSame($0) }) else { throw conflict }
            request.query.removeAll(where: isSame)
            request.query.append(piece)
        }
    }

    /// Puts a field in place of one that was typed as a parameter; two secrets never share a field.
    private static func set(_ field: Field, in request: inout OutboundRequest) throws(AuthorizationError) {
        let name = field.name.lowercased()
        guard !request.fields.contains(where: { $0.isSecret && $0.name.lowercased() == name }) else { throw conflict }
        request.fields.removeAll { $0.name.lowercased() == name }
        request.fields.append(field)
    }

    private static let conflict = AuthorizationError(
        .conflict, nil, "Two schemes that are needed together go to the same place, so they cannot both be sent.")

    /// The shell variable of a scheme in samples: `partner-key` becomes `PARTNER_KEY`.
    private static func variable(for scheme: String) -> String {
        String(
            scheme.uppercased().unicodeScalars.map { scalar in
                ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
            })
    }
}

extension CredentialForm {
    fileprivate static func isAPIKey(_ credential: Credential) -> Bool {
        if case .apiKey = credential { true } else { false }
    }
}
