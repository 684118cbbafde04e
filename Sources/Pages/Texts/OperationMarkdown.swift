import JSONSchema
import Markup
public import OpenAPI

/// One operation as Markdown: what **Copy as Markdown** takes, and what stands at the operation's `.md` address.
public struct OperationMarkdown: Sendable {
    /// Levels of a schema that are written out; deeper ones are named.
    static let depth = 4

    public var operation: Operation
    /// The address of the chosen server.
    public var server: String
    /// The request as a command, secrets as variables; nil when it cannot be built.
    public var command: String?

    public init(operation: Operation, server: String, command: String? = nil) {
        self.operation = operation
        self.server = server
        self.command = command
    }

    /// The whole text.
    public var text: String {
        var text = MarkdownText()
        text.heading(1, "\(operation.method) \(operation.path)")
        if let summary = operation.summary { text.prose(MarkdownText.oneLine(summary)) }
        if operation.isDeprecated { text.prose("**Deprecated.**") }
        if operation.description != operation.summary { text.prose(operation.description) }
        writeFacts(into: &text)
        writeParameters(into: &text)
        writeBody(into: &text)
        for response in operation.responses { write(response, into: &text) }
        if let command {
            text.heading(2, "Example request")
            text.code(command, language: "sh")
        }
        return text.text
    }

    private func writeFacts(into text: inout MarkdownText) {
        if let name = operation.operationId { text.line("- Operation: \(MarkdownText.codeSpan(name))") }
        if operation.origin == .path { text.line("- Server: \(MarkdownText.codeSpan(server))") }
        let ways = operation.security.map { requirement in
            requirement.isAnonymous
                ? "none"
                : requirement.schemes.map { name, scopes in
                    let asked =
                        scopes.isEmpty ? "" : " (scopes: \(scopes.map(MarkdownText.codeSpan).joined(separator: ", ")))"
                    return MarkdownText.codeSpan(name) + asked
                }.joined(separator: " and ")
        }
        if !ways.isEmpty { text.line("- Authorization: \(ways.joined(separator: " or "))") }
        text.line("")
    }

    private func writeParameters(into text: inout MarkdownText) {
        let parameters = operation.parameters
        guard !parameters.isEmpty else { return }
        text.heading(2, "Parameters")
        text.row(["Name", "In", "Type", "Required", "Description"])
        text.row(["---", "---", "---", "---", "---"])
        for parameter in parameters {
            let schema = parameter.schema ?? parameter.content?.schema
            let chips = schema?.constraints.map(\.text) ?? []
            let words = parameter.description.map { Markdown.plainText($0, maximum: 400) }
            text.row([
                MarkdownText.codeSpan(parameter.name), parameter.location.rawValue,
                schema.map(SchemaChildren.typeText) ?? "", parameter.isRequired ? "yes" : "no",
                ([words] + chips.map { Optional($0) }).compactMap(\.self).filter { !$0.isEmpty }.joined(
                    separator: "; "),
            ])
        }
        text.line("")
    }

    private func writeBody(into text: inout MarkdownText) {
        guard let body = operation.requestBody else { return }
        text.heading(2, body.isRequired ? "Request body (required)" : "Request body")
        text.prose(body.description)
        for media in body.content.prefix(4) { write(media, direction: .request, into: &text) }
    }

    private func write(_ response: Response, into text: inout MarkdownText) {
        text.heading(2, "Response \(response.status)")
        text.prose(response.summary)
        text.prose(response.description)
        let headers = response.headers
        for header in headers {
            let words = header.description.map { ": " + Markdown.plainText($0, maximum: 200) } ?? ""
            text.line("- Header \(MarkdownText.codeSpan(header.name))\(words)")
        }
        if !headers.isEmpty { text.line("") }
        for media in response.content.prefix(4) { write(media, direction: .response, into: &text) }
    }

    private func write(_ media: MediaType, direction: Direction, into text: inout MarkdownText) {
        text.prose(
            "Media type \(MarkdownText.codeSpan(media.name))" + (media.itemSchema == nil ? "" : ", a sequence of items")
        )
        var outline = SchemaMarkdown(depth: Self.depth)
        if let schema = media.schema { outline.write(schema, into: &text) }
        if let schema = media.itemSchema { outline.write(schema, called: "Each item", into: &text) }
        if let sample = MediaSamples(media: media, direction: direction).list.first?.text {
            text.code(String(decoding: sample.bytes.prefix(16_384), as: UTF8.self), language: "\(sample.language)")
        }
    }
}
