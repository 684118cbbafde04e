import Execution
import OpenAPI

/// Which answers are shown as they come: sequences, and text that nobody says the length of.
struct LiveMedia {
    let operation: Operation

    /// Whether an answer is one of them.
    func covers(_ head: ExchangeResponse) -> Bool {
        let type = MediaTypeName(head.contentType ?? "")
        if type.isEventStream || type.isJSONSequence { return true }
        let content = operation.response(for: head.status)?.content ?? []
        if MediaType.matching(type.text, in: content)?.itemSchema != nil { return !type.isMultipart }
        return type.essence.hasPrefix("text/") && head.value(of: "Content-Length") == nil
    }
}
