import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Markup
import OpenAPI
import Pages
import Storage
import TokenDesk

/// Turns every error into a page that says what happened and the next step, and writes one line a request into the log.
///
/// A raw error is never shown (THREATS O7); the log has no query, no field value and nothing of a body (O1, O2).
struct ErrorMiddleware: RouterMiddleware {
    typealias Context = SiteContext

    let environment: Environment

    func handle(_ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response)
        async throws -> Response
    {
        let start = ContinuousClock.now
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as VisitedError {
            response = try answer(to: error.underlying, request, error.context)
        } catch {
            response = try answer(to: error, request, context)
        }
        if environment.settings.isSecure { response.headers[.strictTransportSecurity] = SecurityFields.strictTransport }
        let duration = (ContinuousClock.now - start) / .milliseconds(1)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(context.endpointPath ?? "-")",
                "status": "\(response.status.code)",
                "ms": "\(duration.formatted(.number.precision(.fractionLength(1))))",
            ])
        return response
    }

    private func answer(to error: any Error, _ request: Request, _ context: SiteContext) throws -> Response {
        let answer =
            if let error = error as? UnreadableError {
                problemsPage(error.entry, context)
            } else {
                errorAnswer(for: error, request, context)
            }
        return try answer.response(from: request, context: context)
    }

    private func errorAnswer(for error: any Error, _ request: Request, _ context: SiteContext) -> Answer {
        let error = siteError(error, context)
        let page = ErrorPage(
            frame: environment.plainFrame(context), status: error.code.status, title: error.code.title,
            message: error.message,
            requestID: context.id)
        if request.uri.queryParameters["part"] != nil { return .fragment(page.fragment().bytes, status: error.status) }
        var answer = Answer.page(page.html().bytes, nonce: context.nonce, status: error.status)
        if let seconds = error.retryAfter { answer.fields[.retryAfter] = String(seconds) }
        return answer
    }

    private func siteError(_ error: any Error, _ context: SiteContext) -> SiteError {
        switch error {
        case let error as SiteError: return error
        case let error as any HTTPResponseError where error.status.code == 404:
            return SiteError(.notFound, "No page has this address. It may have been typed or copied incompletely.")
        case let error as any HTTPResponseError where error.status.code == 405:
            return SiteError(.methodNotAllowed, "This address exists, but not for that method.")
        case let error as any HTTPResponseError where error.status.code == 413:
            return SiteError(.tooLarge, "The request is larger than this address takes.")
        case let error as any HTTPResponseError where (400..<500).contains(error.status.code):
            return SiteError(.malformed, "The request could not be read.")
        case let error as StoreError where error.code == .tooLarge:
            return SiteError(.tooLarge, error.message)
        case let error as StoreError where error.code == .tooMany:
            return SiteError(.busy, error.message)
        case let error as StoreError where error.code == .gone:
            return SiteError(.notFound, error.message)
        case let error as TokenDeskError:
            return SiteError(.invalidField, error.message)
        default:
            context.logger.error(
                "fault",
                metadata: ["type": "\(type(of: error))", "message": "\((error as? StoreError)?.message ?? "")"])
            return SiteError(
                .fault, "The fault is written to the server's log under this request's number. Try again in a moment.")
        }
    }

    private func problemsPage(_ entry: Catalog.Entry, _ context: SiteContext) -> Answer {
        let page = ErrorPage(
            frame: environment.plainFrame(context), status: 503, title: "This description cannot be read",
            message: entry.failure.first.map { "\($0)" } ?? "It is still being read.",
            advice: "Correct the file; this page shows the description as soon as it can be read.",
            requestID: context.id)
        return .page(page.html().bytes, nonce: context.nonce, status: .serviceUnavailable)
    }
}
