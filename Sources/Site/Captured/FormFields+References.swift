import Execution
import OpenAPI
import Pages
import SourceTree

extension FormFields {
    /// The same form with the session's secret values in the place of their names.
    ///
    /// Only values of the call are looked at: nothing is put into names, media types or what the site itself reads.
    func filled(with references: [ValueReference]) -> FormFields {
        guard !references.isEmpty else { return self }
        let isJSON = text(FieldName.media.text).map { $0.lowercased().contains("json") } ?? true
        return mapping { field in
            guard case .text(let text) = field.value else { return field }
            switch FieldName(parsing: field.name) {
            case .parameter, .form:
                return Field(name: field.name, value: .text(ValueReference.filled(text, with: references)))
            case .body:
                return Field(
                    name: field.name, value: .text(ValueReference.filled(text, with: references, isJSON: isJSON)))
            case .value:
                let isJSON = (try? Tree.read(Array(text.utf8), format: .json, budget: .instance)) != nil
                return Field(
                    name: field.name, value: .text(ValueReference.filled(text, with: references, isJSON: isJSON)))
            default: return field
            }
        }
    }
}
