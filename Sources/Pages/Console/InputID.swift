import Execution
import Markup
import OpenAPI

/// The ids of a form's inputs: an address that ends in one leads to it, and the browser goes on typing there.
enum InputID {
    /// The id of the input of a field, or of one of several.
    static func of(_ field: FieldName, index: Int = 0, scope: String) -> ElementID {
        ElementID("in", document: scope + "." + field.text + (index == 0 ? "" : ".\(index)"))
    }

    /// The id of the text of a body.
    static func ofBody(_ media: String, scope: String) -> ElementID {
        ElementID("body", document: scope + "." + media)
    }

    /// The id of a field's input in the form of an operation; the last one where a field has several.
    static func of(_ field: FieldName, in operation: Operation, draft: CallDraft) -> ElementID {
        let scope = operation.id.description
        let content = operation.requestBody?.content ?? []
        let media = content.first { $0.name == draft.first(.media) } ?? content.first
        let inner = scope + "." + (media?.name ?? "")
        switch field {
        case .body:
            let prefill = Prefill(operation: operation, mediaType: media?.name)
            if let media, case .file = prefill.body(for: media) { return of(.file, scope: inner) }
            return ofBody(media?.name ?? "", scope: scope)
        case .form: return of(field, index: max(0, (draft[field]?.count ?? 0) - 1), scope: inner)
        case .parameter: return of(field, index: max(0, (draft[field]?.count ?? 0) - 1), scope: scope)
        // The row for the next one stands at the end.
        case .queryName, .headerName:
            return of(field, index: (draft[field] ?? []).count { !$0.isEmpty }, scope: scope)
        default: return of(field, scope: scope)
        }
    }
}
