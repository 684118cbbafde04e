import SourceTree

extension FieldName {
    /// How the field of a call is called where it is spoken of elsewhere; nil where what is said of it names it.
    var label: String? {
        switch self {
        case .parameter(_, let name), .form(let name): name
        case .body: "Body"
        case .file: "File"
        case .value(let path), .entryName(let path):
            (path.field == FieldName.body.text ? "" : FieldName(parsing: path.field)?.label ?? "")
                + path.pointer.description
        default: nil
        }
    }
}
