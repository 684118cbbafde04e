public import Execution
public import OpenAPI
import SourceTree

/// Which fields of a call hold JSON that a form can be made for, and what describes it.
public struct FormValues {
    /// Inputs of the form of a value that is not the body.
    private static let partLimit = 30

    private let operation: Operation
    private let parameters: [Parameter]
    private let media: MediaType?

    /// - Parameter media: the chosen media type of the body, nil for the first.
    public init(operation: Operation, media: String?) {
        self.operation = operation
        parameters = operation.parameters
        let content = operation.requestBody?.content ?? []
        self.media = content.first { $0.name == media } ?? content.first
    }

    /// The schema of a field's value; nil where its text is all there is to say.
    public func schema(of field: FieldName) -> Schema? {
        guard let schema = described(field), ValueForm.isUseful(for: schema) else { return nil }
        return schema
    }

    /// The schema of what is entered for a field, as JSON or otherwise; nil where nothing describes it.
    public func type(of field: FieldName) -> Schema? {
        switch field {
        case .body: media?.schema
        case .parameter(let location, let name): parameter(location, name)?.schema
        case .form(let name): media?.schema?.mergedProperties.first { $0.name == name }?.schema
        default: nil
        }
    }

    /// Whether a field has an input for each item: what is entered as JSON has none of its own.
    public func isList(_ field: FieldName) -> Bool {
        schema(of: field) == nil && type(of: field)?.unwrapped.effectiveTypes.contains("array") == true
    }

    /// Inputs at most, for a field's value: those of the body leave room for what else is posted.
    public func limit(of field: FieldName) -> Int {
        guard field == .body else { return Self.partLimit }
        let others = parameters.count
        return max(Self.partLimit, min(ValueForm.maximumInputs, 180 - 2 * others))
    }

    /// Whether a call without the value is wrong.
    public func isRequired(_ field: FieldName) -> Bool {
        switch field {
        case .body: operation.requestBody?.isRequired ?? false
        case .parameter(let location, let name): parameter(location, name)?.isRequired ?? false
        case .form(let name):
            media?.schema?.mergedProperties.contains { $0.name == name && $0.isRequired } ?? false
        default: false
        }
    }

    private func described(_ field: FieldName) -> Schema? {
        switch field {
        case .body:
            guard let media, media.isJSON, !media.isSequential else { return nil }
            return media.schema
        case .parameter(let location, let name):
            guard let parameter = parameter(location, name), CallControl(parameter) == .json else { return nil }
            guard let content = parameter.content else { return parameter.schema }
            return content.isJSON || content.isForm ? content.schema : nil
        case .form(let name):
            guard let media, media.isForm || media.isMultipart else { return nil }
            guard let property = media.schema?.mergedProperties.first(where: { $0.name == name }) else { return nil }
            return CallControl(property.schema) == .json || property.hasAlternatives ? property.schema : nil
        default: return nil
        }
    }

    private func parameter(_ location: String, _ name: String) -> Parameter? {
        parameters.first { $0.location.rawValue == location && $0.name == name }
    }
}

extension ValueInputs {
    /// What the fields of a form say of the value of one of them.
    public init(_ fields: some Sequence<(name: String, value: String)>, of field: FieldName) {
        self.init()
        let own = field.text
        for (name, text) in fields {
            switch FieldName(parsing: name) {
            case .value(let path) where path.field == own: texts[path.pointer] = text
            case .entryName(let path) where path.field == own: names[path.pointer] = text
            case .null(let path) where path.field == own: nulls.insert(path.pointer)
            case .emptyValue(let path) where path.field == own: empties.insert(path.pointer)
            case .variant(let path) where path.field == own: variants[path.pointer] = Int(text)
            default: continue
            }
        }
    }

    /// The same as fields of a form.
    public func fields(of field: FieldName) -> [(name: String, value: String)] {
        func path(_ pointer: JSONPointer) -> ValuePath { ValuePath(field, pointer) }
        let all =
            texts.map { (FieldName.value(path($0)).text, $1) } + names.map { (FieldName.entryName(path($0)).text, $1) }
            + nulls.map { (FieldName.null(path($0)).text, "1") }
            + empties.map { (FieldName.emptyValue(path($0)).text, "1") }
            + variants.map { (FieldName.variant(path($0)).text, String($1)) }
        return all.sorted { $0.0 < $1.0 }.map { (name: $0.0, value: $0.1) }
    }
}
