import Markup
public import OpenAPI

extension Operation {
    /// What an operation is called where there is little room: its summary, else its name, else its path.
    public var shortTitle: String {
        for candidate in [summary, operationId] {
            if let candidate, !candidate.isEmpty { return Markdown.plainText(candidate, maximum: 120) }
        }
        return path
    }

    /// The heading of its page.
    var title: String {
        let title = shortTitle
        return title == path ? "\(method) \(path)" : title
    }
}
