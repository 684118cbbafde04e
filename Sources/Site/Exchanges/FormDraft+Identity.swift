import Pages
import Storage

extension FormDraft {
    /// The identity under which the call was made, where it was made as one of two.
    var identity: String? {
        get { fields.first { $0.name == FieldName.captured(.identity).text }?.value }
        set {
            fields.removeAll { $0.name == FieldName.captured(.identity).text }
            if let newValue { fields.append(Field(name: FieldName.captured(.identity).text, value: newValue)) }
        }
    }
}
