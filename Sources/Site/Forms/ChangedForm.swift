import Execution
import OpenAPI
import Pages
import SourceTree
import Storage

/// The form of a call after a change to its shape: how a value is entered, a row more or less, another alternative.
struct ChangedForm {
    /// What is to be kept of the form.
    private(set) var draft: FormDraft
    /// Where to go on typing.
    private(set) var focus: ValuePath?
    /// What stands in the way of the change.
    let problems: [Problem]
    /// The field whose value was changed, nil where another list got a row.
    let field: FieldName?

    /// - Throws: `SiteError` for a change that the form does not offer.
    init(_ form: FormFields, _ change: FormChange, operation: OpenAPI.Operation) throws(SiteError) {
        let fields = CallFields(form, operation: operation)
        draft = fields.draft
        guard let path = change.path else {
            field = nil
            problems = []
            guard case .row(let name) = change, Self.isList(name, of: operation) else { throw Self.unknown }
            // A row of one's own is shown blank in any case.
            if case .queryName = FieldName(parsing: name) { return }
            if case .headerName = FieldName(parsing: name) { return }
            draft = FormDraft(fields: draft.fields + [FormDraft.Field(name: name, value: "")])
            return
        }
        let values = FormValues(operation: operation, media: form.text(FieldName.media.text))
        guard let field = FieldName(parsing: path.field), let schema = values.schema(of: field) else {
            throw Self.unknown
        }
        self.field = field
        focus = path
        switch change {
        case .form:
            problems = []
            set(.view(field.text), to: "form")
        case .sample:
            problems = []
            forgetInputs(of: field, keeping: [:])
            set(field, to: Self.sample(of: field, schema, operation, media: form.text(FieldName.media.text)))
        default:
            // What is no JSON yet would be lost with the input it stands in.
            problems = fields.values.problems.filter { $0.isWithin(field) }
            guard problems.isEmpty else {
                focus = problems[0].field?.valuePath
                return
            }
            if case .raw = change {
                forgetInputs(of: field, keeping: [:])
                set(.view(field.text), to: "raw")
                return
            }
            let next = form.text(FieldName.nextVariant(path).text).flatMap { Int($0) }
            apply(try Self.shape(change, path, next), to: field, schema, limit: values.limit(of: field))
        }
    }

    private static let unknown = SiteError(.invalidField, "The form has nothing of that name to change.")

    private static func shape(_ change: FormChange, _ path: ValuePath, _ next: Int?) throws(SiteError) -> ValueChange {
        switch change {
        case .add: return .add(path.pointer)
        case .remove: return .remove(path.pointer)
        case .null: return .null(path.pointer)
        case .choose:
            guard let next else { throw unknown }
            return .choose(path.pointer, next)
        case .form, .raw, .sample, .row: throw unknown
        }
    }

    private mutating func apply(_ change: ValueChange, to field: FieldName, _ schema: Schema, limit: Int) {
        let text = draft.fields.first { $0.name == field.text }?.value ?? ""
        let inputs = ValueInputs(draft.fields.map { ($0.name, $0.value) }, of: field)
        // A text that is no JSON has no form, and so no button that could have been pressed.
        guard let changed = try? change.applied(to: text, schema, variants: inputs.variants, limit: limit) else {
            return
        }
        forgetInputs(of: field, keeping: changed.variants)
        set(field, to: changed.text ?? "")
        focus = ValuePath(field, changed.place)
    }

    private mutating func set(_ name: FieldName, to value: String) {
        let field = FormDraft.Field(name: name.text, value: value)
        var fields = draft.fields
        if let place = fields.firstIndex(where: { $0.name == name.text }) {
            fields[place] = field
        } else {
            fields.append(field)
        }
        draft = FormDraft(fields: fields)
    }

    private mutating func forgetInputs(of field: FieldName, keeping variants: [JSONPointer: Int]) {
        var kept = ValueInputs()
        kept.variants = variants
        let others = draft.fields.filter { FieldName(parsing: $0.name)?.valuePath?.field != field.text }
        draft = FormDraft(
            fields: others + kept.fields(of: field).map { FormDraft.Field(name: $0.name, value: $0.value) })
    }

    /// What a value begins with: as the page shows it before anyone types, else a sample of its schema.
    private static func sample(
        of field: FieldName, _ schema: Schema, _ operation: OpenAPI.Operation, media: String?
    ) -> String {
        let call = RequestDefaults(document: operation.document).call(for: operation, mediaType: media)
        switch (field, call.body) {
        case (.body, .text(let text)): return text
        case (.form(let name), .form(let parts)):
            if case .json(let text) = parts.first(where: { $0.name == name })?.input { return text }
        case (.parameter(let location, let name), _):
            let parameter = operation.parameters.first { $0.location.rawValue == location && $0.name == name }
            if let parameter, case .json(let text) = call.parameters[ParameterKey(parameter)] { return text }
        default: break
        }
        return RequestDefaults(document: operation.document).sampleText(of: schema)
    }

    /// Whether a field may have one value more.
    private static func isList(_ name: String, of operation: OpenAPI.Operation) -> Bool {
        switch FieldName(parsing: name) {
        case .parameter(let location, let name):
            operation.parameters.contains { $0.location.rawValue == location && $0.name == name }
        case .form, .queryName, .headerName: true
        default: false
        }
    }
}

extension Problem {
    /// Whether it is about an input of a field's value.
    fileprivate func isWithin(_ value: FieldName) -> Bool { field?.valuePath?.field == value.text }
}
