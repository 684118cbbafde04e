import Execution
import OpenAPI
import Pages
import SourceTree
import Storage

/// The form of a call in which one input may be filled in with a value that the session took from a response.
struct TakenValueFields {
    private let form: FormFields
    private let typed: FormDraft
    private let operation: OpenAPI.Operation

    /// - Parameter typed: what may be kept of the form.
    init(_ form: FormFields, typed: FormDraft, operation: OpenAPI.Operation) {
        self.form = form
        self.typed = typed
        self.operation = operation
    }

    /// The name of the value that is asked for; nil when none is.
    var asked: String? {
        guard let target else { return nil }
        let chosen = target.pointer.tokens.first ?? form.text(FieldName.taken(target.field).text)
        return chosen.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The field that is filled in; nil when none is.
    var field: FieldName? { asked == nil ? nil : target.flatMap { FieldName(parsing: $0.field) } }

    /// The input that was pressed at, and the value's name where each has a button.
    private var target: ValuePath? {
        form.text(FieldName.captured(.useValue).text).flatMap(ValuePath.init(parsing:))
    }

    /// What may be kept of the form with a value in its place: a secret as its name in braces.
    func draft(with value: CapturedValue) throws -> FormDraft {
        let target = target?.field ?? ""
        let text = value.isSecret ? "{{\(value.name)}}" : value.text
        switch FieldName(parsing: target) {
        case .parameter, .form: return Self.adding(text, to: target, in: typed, isList: isList(target))
        case .body: return try fillingBody(with: text)
        case .value(let path): return try fillingInput(at: path, with: text)
        default: throw SiteError(.invalidField, "A captured value can be put into the values of a call.")
        }
    }

    /// A list takes the value as one more item, and so does an input that stands there several times.
    private func isList(_ target: String) -> Bool {
        if form.texts(target).count > 1 { return true }
        let values = FormValues(operation: operation, media: form.text(FieldName.media.text))
        return FieldName(parsing: target).map(values.isList) ?? false
    }

    private static func adding(_ text: String, to name: String, in draft: FormDraft, isList: Bool) -> FormDraft {
        let items = isList ? draft.fields.filter { $0.name == name && !$0.value.isEmpty } : []
        let others = draft.fields.filter { $0.name != name }
        return FormDraft(fields: others + items + [FormDraft.Field(name: name, value: text)])
    }

    /// As if the value had been typed into an input of a generated form.
    private func fillingInput(at path: ValuePath, with text: String) throws -> FormDraft {
        let fields = CallFields(form, operation: operation)
        guard let field = FieldName(parsing: path.field), let item = fields.values.item(of: field, at: path.pointer),
            item.pointer == path.pointer
        else { throw SiteError(.invalidField, "The form has no such input any more. Nothing was changed.") }
        let entered: String
        switch item.input {
        case .choice(let values):
            let value = values.first { $0.text == text }
            entered = value.map { String(decoding: $0.json(), as: UTF8.self) } ?? text
        case .json: entered = String(decoding: Self.json(text, in: .null), as: UTF8.self)
        default: entered = text
        }
        let boxes: Set = [FieldName.null(path).text, FieldName.emptyValue(path).text]
        let filled = form.setting(FieldName.value(path).text, to: entered, without: boxes)
        return CallFields(filled, operation: operation).draft
    }

    /// The body with the value at the place that the form names, as a whole where it names none.
    private func fillingBody(with text: String) throws -> FormDraft {
        let name = FieldName.body.text
        let place = form.text(FieldName.captured(.target).text) ?? ""
        guard !place.isEmpty else { return Self.adding(text, to: name, in: typed, isList: false) }
        guard let pointer = try? JSONPointer(parsing: place) else {
            throw SiteError(.invalidField, "Expected a JSON Pointer such as /member.")
        }
        let body = Array((form.text(name) ?? "").utf8)
        guard let tree = try? Tree.read(body, format: .json, budget: .instance),
            let node = tree.root.node(at: pointer), let source = node.source
        else {
            throw SiteError(.invalidField, "The body is not JSON, or has nothing at that place. Nothing was changed.")
        }
        let bytes = tree.bytes
        let filled =
            Array(bytes[..<source.startIndex]) + Self.json(text, in: node.kind) + Array(bytes[source.endIndex...])
        return Self.adding(String(decoding: filled, as: UTF8.self), to: name, in: typed, isList: false)
    }

    /// The value as JSON: where no text stood, what is JSON itself goes in as it is.
    private static func json(_ text: String, in kind: Node.Kind) -> [UInt8] {
        if kind != .string, (try? Tree.read(Array(text.utf8), format: .json, budget: .instance)) != nil {
            return Array(text.utf8)
        }
        var builder = TreeBuilder(name: "")
        builder.string(text)
        return builder.finish().root.json()
    }
}
