import Authorization
import Execution
import Foundation
import HTTPTypes
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage
import TokenDesk

/// `POST /{document}/authorize`: keeps what was entered for one scheme, sealed and bound to the chosen server's origin.
///
/// The first credential of a session gives it a new secret (THREATS N1); the value never comes back to the browser (A1).
struct SaveCredential {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, session: visit.session)
        let operation = form.text(FieldName.operation.text).flatMap { visit.document.operation(OperationID($0)) }
        if let id = form.text(FieldName.desk(.token).text).flatMap({ TokenID($0) }) {
            return try await useOwn(id, form, request, context, visit)
        }
        guard let scheme = scheme(of: form, visit) else {
            throw SiteError(.invalidField, "\(visit.entry.title) has no security scheme of that name.")
        }
        let origin = try visit.origin(for: operation)
        let entered: EnteredCredential
        do {
            entered = try Self.fields(form, scheme.name).credential(for: CredentialForm(scheme.kind))
        } catch {
            let problem = Problem(field: Self.field(error, scheme.name), message: error.message)
            return page(
                try await visit.authorizePage(operation: operation, problems: [problem]), request, context,
                status: .unprocessableContent)
        }
        let saved = SavedCredential(
            scheme: scheme.name, credential: entered.credential, origin: origin, savedAt: Date())
        let setting = try await environment.keep([saved], of: visit.id, in: visit.session)
        var answer = try await done(request, context, visit, form)
        if let setting { answer.fields[.setCookie] = setting }
        return answer
    }

    /// One of the reader's own tokens: its text goes from store to session and through no page.
    private func useOwn(
        _ id: TokenID, _ form: FormFields, _ request: Request, _ context: SiteContext, _ visit: Visit
    ) async throws -> Answer {
        guard let user = visit.frame.user else { throw SiteError(.unauthorized, "Sign in first.") }
        let setting = try await environment.use(id, of: user, for: visit.id, in: visit.session)
        var answer = try await done(request, context, visit, form)
        if let setting { answer.fields[.setCookie] = setting }
        return answer
    }

    /// The scheme whose button was pressed, else the one with a value.
    private func scheme(of form: FormFields, _ visit: Visit) -> SecurityScheme? {
        if let name = form.text(FieldName.scheme.text) { return visit.document.securityScheme(named: name) }
        return visit.document.securitySchemes.first { scheme in
            [FieldName.secret(scheme: scheme.name), .username(scheme: scheme.name)].contains {
                form.text($0.text)?.isEmpty == false
            }
        }
    }

    private func done(_ request: Request, _ context: SiteContext, _ visit: Visit, _ form: FormFields) async throws
        -> Answer
    {
        if request.part == .dialog { return try await ShowAuthorize.dialog(request, context, form, in: environment) }
        return .seeOther(ReturnPath.of(form, else: .authorize(visit.id)))
    }

    private func page(
        _ page: AuthorizePage, _ request: Request, _ context: SiteContext, status: HTTPResponse.Status
    ) -> Answer {
        if request.part == .dialog { return .fragment(page.dialog().bytes, status: status) }
        return .page(page.html().bytes, nonce: context.nonce, status: status)
    }

    private static func fields(_ form: FormFields, _ scheme: String) -> CredentialFields {
        CredentialFields(
            value: form.text(FieldName.secret(scheme: scheme).text) ?? "",
            user: form.text(FieldName.username(scheme: scheme).text) ?? "",
            password: form.text(FieldName.password(scheme: scheme).text) ?? "")
    }

    private static func field(_ error: AuthorizationError, _ scheme: String) -> FieldName? {
        switch error.field {
        case .value: .secret(scheme: scheme)
        case .user: .username(scheme: scheme)
        case .password: .password(scheme: scheme)
        case nil: nil
        }
    }
}

extension ShowAuthorize {
    /// The dialog as it stands after a change.
    static func dialog(
        _ request: Request, _ context: SiteContext, _ form: FormFields, in environment: Environment
    ) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = form.text(FieldName.operation.text).flatMap { visit.document.operation(OperationID($0)) }
        return .fragment(try await visit.authorizePage(operation: operation).dialog().bytes)
    }
}
