import OpenAPI
import Pages
import SourceTree
import Storage

/// The form of a call in which one input may be filled in with a value that the session took from a response.
struct TakenValueFields {
    private let form: FormFields
    private let typed: FormDraft

    /// - Parameter typed: what may be kept of the form.
    init(_ form: FormFields, typed: FormDraft) {
        self.form = form
        self.typed = typed
    }

    /// The name of the value that is asked for; nil when none is.
    var asked: String? {
        guard let target = form.text(FieldName.captured(.useValue).text) else { return nil }
        return form.text(FieldName.taken(target).text).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What may be kept of the form with a value in its place: a secret as its name in braces.
    func draft(with value: CapturedValue) throws -> FormDraft {
        let target = form.text(FieldName.captured(.useValue).text) ?? ""
        let text = value.isSecret ? "{{\(value.name)}}" : value.text
        switch FieldName(parsing: target) {
        case .parameter, .form: return Self.adding(text, to: target, in: typed, isList: isList(target))
        case .body: return try fillingBody(with: text)
        default: throw SiteError(.invalidField, "A captured value can be put into the values of a call.")
        }
    }

    /// An input that stands there several times takes the value as one more item.
    private func isList(_ target: String) -> Bool { form.texts(target).count > 1 }

    private static func adding(_ text: String, to name: String, in draft: FormDraft, isList: Bool) -> FormDraft {
        let items = isList ? draft.fields.filter { $0.name == name && !$0.value.isEmpty } : []
        let others = draft.fields.filter { $0.name != name }
        return FormDraft(fields: others + items + [FormDraft.Field(name: name, value: text)])
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
