import Execution
import OpenAPI
import Pages
import Storage

/// The form of a call in which one input may be filled in from a named example of the description.
struct ExampleFields {
    private let form: FormFields
    private let operation: Operation

    init(_ form: FormFields, operation: Operation) {
        self.form = form
        self.operation = operation
    }

    /// What may be kept of the form, with the example in its place; throws when the description has none of that name.
    var draft: FormDraft {
        get throws(SiteError) {
            let typed = CallFields(form, operation: operation).draft
            guard let target = form.text(FieldName.useExample.text),
                let name = form.text(FieldName.example(target).text), !name.isEmpty
            else { return typed }
            let defaults = RequestDefaults(document: operation.document)
            switch FieldName(parsing: target) {
            case .parameter(let location, let parameterName):
                let parameter = operation.parameters.first {
                    $0.location.rawValue == location && $0.name == parameterName
                }
                guard let parameter, let example = parameter.examples.first(where: { $0.name == name }) else { break }
                return Self.filling(typed, [(target, defaults.value(of: example, for: parameter)?.texts ?? [])])
            case .body:
                let media = chosenMedia
                if let media, let alternative = media.alternatives.first(where: { $0.name == name }),
                    let text = defaults.text(for: media, alternative: alternative)
                {
                    return Self.filling(typed, [(target, [text])])
                }
                guard let media, let example = media.examples.first(where: { $0.name == name }) else { break }
                return Self.filling(typed, defaults.body(for: media, example: example))
            default: break
            }
            throw SiteError(.invalidField, "The description has no example of that name for this field.")
        }
    }

    private var chosenMedia: MediaType? {
        let content = operation.requestBody?.content ?? []
        let asked = form.text(FieldName.media.text)
        return content.first { $0.name == asked } ?? content.first
    }

    private static func filling(_ draft: FormDraft, _ body: PrefilledBody) -> FormDraft {
        switch body {
        case .text(let text): filling(draft, [(FieldName.body.text, [text])])
        case .form(let parts):
            filling(
                draft,
                parts.map { part in (FieldName.form(part.name).text, part.rows.compactMap(\.text)) })
        case .file: draft
        }
    }

    /// The draft with other texts under some names.
    private static func filling(_ draft: FormDraft, _ values: [(name: String, texts: [String])]) -> FormDraft {
        let names = Set(values.map(\.name))
        // Inputs within a value say nothing of another one.
        let kept = draft.fields.filter {
            !names.contains($0.name) && !names.contains(FieldName(parsing: $0.name)?.valuePath?.field ?? "")
        }
        let filled = values.flatMap { value in value.texts.map { FormDraft.Field(name: value.name, value: $0) } }
        return FormDraft(fields: kept + filled)
    }
}

extension ParameterValue {
    /// The texts that stand in the inputs of a parameter.
    fileprivate var texts: [String] {
        switch self {
        case .primitive(let text), .json(let text): [text]
        case .array(let texts): texts
        case .object, .empty: []
        }
    }
}

extension FormPart {
    /// Its text, nil for a file.
    fileprivate var text: String? {
        if case .text(let text) = value { text } else { nil }
    }
}
