import Execution
import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/exchanges/{exchange}/value`: keeps a value of a response under a name, for the forms of other operations.
struct TakeValue {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let form = try await FormReader.fields(of: request, context, session: visit.session)
        let (kept, operation) = try await visit.keptResult(context)
        do {
            try await take(form, kept, operation, visit)
        } catch let error as SiteError where error.code == .invalidField {
            return try await visit.refused(.init(.value, error.message), kept, operation, context)
        } catch let error as StoreError where error.code == .tooMany {
            return try await visit.refused(.init(.value, error.message), kept, operation, context)
        }
        return .seeOther(SitePath.captured(visit.id, .values).text)
    }

    private func take(
        _ form: FormFields, _ kept: KeptExchange, _ operation: OpenAPI.Operation, _ visit: Visit
    ) async throws {
        let source = try ResponseSource.named(in: form)
        guard let text = kept.exchange.value(at: source, operation: operation), !text.isEmpty else {
            throw SiteError(.invalidField, "The response has no value at that place.")
        }
        guard text.utf8.count <= CapturedValue.lengthLimit else {
            throw SiteError(.invalidField, "Expected a value of at most \(CapturedValue.lengthLimit / 1_024) KiB.")
        }
        let typed = form.text(FieldName.captured(.valueName).text) ?? ""
        let name = typed.isEmpty ? Self.name(from: source) : typed
        guard ValueReference.isName(name) else {
            throw SiteError(
                .invalidField, "Expected a name of at most 64 letters, digits, dots, hyphens and underscores.")
        }
        let isSecret =
            form.isTicked(FieldName.captured(.isSecret).text)
            || kept.exchange.veiled().value(at: source, operation: operation) != text || FormLink.isSecret(name: name)
            || FormLink.isSecret(name: source.name)
        guard !isSecret || text.utf8.count >= ValueReference.lengthLimit else {
            throw SiteError(.invalidField, "A secret has at least \(ValueReference.lengthLimit) characters.")
        }
        let value = CapturedValue(
            name: name, text: text, isSecret: isSecret, operation: operation.id.description,
            source: source.description, takenAt: environment.store.now())
        let values = environment.store.values
        let former = try await values.list(document: visit.id, in: visit.session).first { $0.value.name == name }
        try await values.put(value, inPlaceOf: former?.id, document: visit.id, in: visit.session)
    }

    /// The name nearest to the value, with what a name cannot hold left out.
    private static func name(from source: ResponseSource) -> String {
        let kept = String(source.name.filter { ValueReference.isName(String($0)) }.prefix(ValueReference.nameLimit))
        return kept.isEmpty ? "value" : kept
    }
}
