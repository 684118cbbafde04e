import Execution
import OpenAPI
import Pages
import SourceTree

/// The JSON values of a call's form that were entered by inputs made from their schemas.
struct ValueFields {
    private let readings: [String: ValueReader.Reading]
    private let forms: FormValues

    init(_ form: FormFields, operation: OpenAPI.Operation) {
        forms = FormValues(operation: operation, media: form.text(FieldName.media.text))
        var readings: [String: ValueReader.Reading] = [:]
        let texts = form.fields.compactMap { field -> (name: String, value: String)? in
            if case .text(let text) = field.value { (field.name, text) } else { nil }
        }
        for field in form.fields {
            guard case .view(let name) = FieldName(parsing: field.name), field.value == .text("form"),
                let value = FieldName(parsing: name), readings[name] == nil,
                let schema = forms.schema(of: value)
            else { continue }
            readings[name] = try? ValueReader.read(
                schema, base: form.text(name) ?? "", inputs: ValueInputs(texts, of: value),
                limit: forms.limit(of: value))
        }
        self.readings = readings
    }

    /// The JSON text of a field, empty for no value; nil for a field that was entered as text.
    func text(of field: FieldName) -> String? {
        readings[field.text].map { $0.text ?? "" }
    }

    /// What has to be kept beside the texts: which alternatives are shown, and what is no JSON yet.
    var left: [(name: String, value: String)] {
        readings.keys.sorted().flatMap { name -> [(name: String, value: String)] in
            guard let field = FieldName(parsing: name), let reading = readings[name] else { return [] }
            return reading.left.fields(of: field)
        }
    }

    /// What was typed where JSON is expected and is none.
    var problems: [Problem] {
        readings.keys.sorted().flatMap { name -> [Problem] in
            guard let field = FieldName(parsing: name), let reading = readings[name] else { return [] }
            return reading.problems.map { Problem(field: .value(ValuePath(field, $0.pointer)), message: $0.message) }
        }
    }

    /// What the form of a field's value has at a place; nil where the value is a text.
    func item(of field: FieldName, at pointer: JSONPointer) -> ValueItem? {
        guard let reading = readings[field.text], let schema = forms.schema(of: field) else { return nil }
        let root = reading.text.flatMap { try? Tree.read(Array($0.utf8), format: .json, budget: .instance).root }
        let form = ValueForm(schema, value: root, inputs: reading.left, limit: forms.limit(of: field))
        return form.item(nearest: pointer)
    }

    /// The input of a form that a place in its value belongs to, the field itself where the value is a text.
    func input(of field: FieldName, at pointer: JSONPointer) -> FieldName {
        item(of: field, at: pointer).map { FieldName.value(ValuePath(field, $0.pointer)) } ?? field
    }
}
