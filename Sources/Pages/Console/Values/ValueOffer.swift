import Execution
import Markup
import OpenAPI

/// What the console needs to offer a form for some of its JSON values.
struct ValueOffer {
    let values: FormValues
    let draft: CallDraft?
    let problems: [Problem]
    let path: SitePath
    let scope: String
    /// What the session took from responses.
    var captured: [ShownValue] = []
    /// Whether values are shown as forms where nothing was chosen.
    var opensForms = false
    var focus: ValuePath?

    /// The value of a field, nil where its text is all there is to show.
    ///
    /// - Parameter text: what stands in it.
    func block(of field: FieldName, text: String) -> ValueBlock? {
        guard let schema = values.schema(of: field) else { return nil }
        return ValueBlock(
            field: field, schema: schema, text: text, draft: draft, problems: problems,
            isRequired: values.isRequired(field), limit: values.limit(of: field), path: path, scope: scope,
            captured: captured, opensForm: opensForms, focus: focus)
    }
}
