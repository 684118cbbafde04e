import Authorization
import Egress
import Execution
import Hummingbird
import Markup
import OpenAPI
import Pages
import Storage

/// `POST /{document}/exchanges/{exchange}/credential`: a value of a kept response becomes the credential of a scheme, now or
/// after each call of its operation.
///
/// The value goes from store to store: into no page and no address, and out of the kept result (THREATS A1, A3).
struct UseAsCredential {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let (kept, operation) = try await visit.keptResult(context)
        do {
            let setting = try await take(form, kept, operation, visit)
            var answer = Answer.seeOther(ReturnPath.of(form, else: visit.result(of: kept, operation)))
            if let setting { answer.fields[.setCookie] = setting }
            return answer
        } catch let error as AuthorizationError {
            return try await visit.refused(.init(.credential, error.message), kept, operation, context)
        } catch let error as SiteError where error.code == .invalidField {
            return try await visit.refused(.init(.credential, error.message), kept, operation, context)
        } catch let error as StoreError where error.code == .tooMany {
            return try await visit.refused(.init(.credential, error.message), kept, operation, context)
        }
    }

    private func take(
        _ form: FormFields, _ kept: KeptExchange, _ operation: OpenAPI.Operation, _ visit: Visit
    ) async throws -> String? {
        let source = try ResponseSource.named(in: form)
        let choice = try SchemeChoice(form, in: visit.document)
        let origin = try visit.origin(for: nil)
        let taken = try await visit.take(
            source, of: kept.exchange, operation: operation, for: choice, boundTo: origin)
        if form.isTicked(FieldName.captured(.afterwards).text) {
            let rule = CredentialRule(
                operation: operation.id.description, answering: kept.exchange.request.origin.description,
                source: source.description, scheme: choice.name, origin: origin.description)
            let known = try await environment.store.rules.list(document: visit.id, in: visit.session)
            if !known.contains(where: { $0.value == rule }) {
                try await environment.store.rules.put(rule, document: visit.id, in: visit.session)
            }
        }
        if let id = kept.id {
            try await environment.store.exchanges.replace(
                id, payload: taken.exchange.payload(), body: taken.exchange.response?.body ?? [], in: visit.session)
        }
        return taken.setting
    }
}

extension ResponseSource {
    /// The place that a form names.
    static func named(in form: FormFields) throws -> ResponseSource {
        guard let source = ResponseSource(parsing: form.text(FieldName.captured(.source).text) ?? "") else {
            throw SiteError(
                .invalidField, "Expected a JSON Pointer such as /access_token, or $response.header.NAME.")
        }
        return source
    }
}

extension Visit {
    /// The kept result that the address names, and its operation.
    func keptResult(_ context: SiteContext) async throws -> (KeptExchange, OpenAPI.Operation) {
        let name = context.parameters.get("exchange") ?? ""
        let record = try await environment.store.exchanges.record(name, in: session)
        let kept = record?.document == id ? try await environment.exchange(name, in: session, context.share) : nil
        guard let kept, let operation = document.operation(OperationID(kept.exchange.operation)) else {
            throw SiteError(.notFound, "This result is no longer kept. Execute the call again.")
        }
        return (kept, operation)
    }

    /// Where a kept result is shown.
    func result(of kept: KeptExchange, _ operation: OpenAPI.Operation) -> SitePath {
        kept.id.map { .exchange(id, $0) } ?? .operation(id, operation.id.description)
    }

    /// The kept result again, with what was wrong with the form below it.
    func refused(
        _ refusal: CaptureOffer.Refusal, _ kept: KeptExchange, _ operation: OpenAPI.Operation, _ context: SiteContext
    ) async throws -> Answer {
        var view = try await view(of: kept, operation: operation)
        view.capture?.refusal = refusal
        let page = ExchangePage(frame: frame, operation: operation, exchange: view)
        return .page(page.html().bytes, nonce: context.nonce, status: .unprocessableContent)
    }
}
