import Hummingbird
import Logging

/// `POST /csp-report`: a browser's word that a page tried what its policy forbids; only the directive is noted (THREATS 4.1).
struct ReportViolation {
    /// The most bytes of a report.
    static let limit = 8_192

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let body = try await request.body.collect(upTo: Self.limit)
        let text = String(buffer: body)
        let directive = ["script-src", "style-src", "img-src", "connect-src", "form-action", "trusted-types"].first(
            where: text.contains)
        context.logger.warning("content security policy violated", metadata: ["directive": "\(directive ?? "other")"])
        return .noContent
    }
}
