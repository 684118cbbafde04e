import Execution
import Hummingbird
import OpenAPI
import Pages
import Storage

/// `GET /{document}/operations/{operation}/markdown`: one operation as plain Markdown.
struct ShowMarkdown {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let visit = try await Visit(request, context, in: environment)
        let operation = try visit.operation(context)
        let server = visit.server(for: operation)
        let text = OperationMarkdown(
            operation: operation,
            server: visit.frame.outline?.serverURL(server.shown)
                ?? "/",
            command: visit.request(of: operation, nil).map { CurlSample.render($0) }
        ).text
        return Answer(
            status: .ok, kind: .fragment, contentType: "text/markdown; charset=utf-8", bytes: Array(text.utf8))
    }
}
