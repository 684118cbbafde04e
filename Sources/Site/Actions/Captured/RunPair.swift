import Hummingbird
import OpenAPI
import Pages
import Storage

/// `POST /{document}/operations/{operation}/pair`: makes the call of a form under two identities, one after the other, and
/// leads to both side by side.
struct RunPair {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        guard let client = context.client else { return try await run(request, context, visit, operation) }
        return try await client.run { try await run(request, context, visit, operation) }
    }

    private func run(
        _ request: Request, _ context: SiteContext, _ visit: Visit, _ operation: OpenAPI.Operation
    ) async throws -> Answer {
        let posted = try await posted(request, context, visit, operation)
        let names = [CapturedField.first, .second].map { posted.form.fields.text(FieldName.captured($0).text) ?? "" }
        do {
            var ids: [String] = []
            for name in names {
                let kept = try await posted.execute(as: try await visit.presented(name))
                guard let id = kept.id else {
                    throw SiteError(.tooLarge, "The answer is too large to be kept, so it cannot be compared.")
                }
                ids.append(id)
            }
            let query = ids.map { "\(ComparisonPage.field)=\($0)" }.joined(separator: "&")
            return .seeOther(SitePath.comparison(visit.id).text + "?" + query)
        } catch {
            guard let refusal = CallRefusal(error, in: posted) else { throw error }
            return try await posted.answer(
                to: refusal,
                pair: RefusedPair(first: names[0], second: names[1], canBeSkipped: refusal.canBeSkipped))
        }
    }

    private func posted(
        _ request: Request, _ context: SiteContext, _ visit: Visit, _ operation: OpenAPI.Operation
    ) async throws -> PostedCall {
        do {
            return try await PostedCall(request, context, visit, operation, streamLimit: nil)
        } catch let error as SiteError where error.code == .tooLarge {
            let limit = RunAsTwo.limit / 1_048_576
            throw SiteError(
                .tooLarge,
                "Two calls send the same files, so the form may have \(limit) MiB. Nothing was sent. Execute sends larger ones."
            )
        }
    }
}
