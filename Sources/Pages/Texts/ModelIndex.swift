import Markup
public import OpenAPI

/// `/llms.txt`: what a language model needs to find its way, as the convention of that name has it: a heading, a summary,
/// and lists of links to texts without markup.
public struct ModelIndex: Sendable {
    /// Operations listed of one description.
    private static let limit = 5_000

    /// The site's name.
    public var title: String
    /// The descriptions with their ids in addresses.
    public var documents: [(id: String, document: Document)]

    public init(title: String, documents: [(id: String, document: Document)]) {
        self.title = title
        self.documents = documents
    }

    /// The whole text.
    public var text: String {
        var text = "# \(MarkdownText.oneLine(title))\n"
        for (id, document) in documents {
            let info = document.info
            text +=
                "\n## \(MarkdownText.oneLine(info.title))\(info.version.isEmpty ? "" : " \(MarkdownText.oneLine(info.version))")\n\n"
            let words = info.summary ?? info.description.map { Markdown.plainText($0, maximum: 600) }
            if let words, !words.isEmpty { text += "> \(MarkdownText.oneLine(words))\n\n" }
            text +=
                "- [The whole description](\(SitePath.description(id).text)): OpenAPI \(document.specificationVersion)\n"
            for operation in document.operations.prefix(Self.limit) {
                let path = SitePath.operationMarkdown(id, operation.id.description).text
                let label = Self.linkText("\(operation.method) \(operation.path)")
                let summary = operation.summary.map { ": " + MarkdownText.oneLine($0) } ?? ""
                text += "- [\(label)](\(path))\(summary)\n"
            }
        }
        return text
    }

    private static func linkText(_ words: String) -> String {
        MarkdownText.oneLine(words).replacing("[", with: "\\[").replacing("]", with: "\\]")
    }
}
