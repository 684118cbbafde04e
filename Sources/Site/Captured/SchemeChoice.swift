import Authorization
import OpenAPI
import Pages

/// The scheme that a value of a response is the credential of: one of the description's, or a header field beside them.
struct SchemeChoice {
    /// Its name among those of schemes.
    let name: String
    let form: CredentialForm

    /// Nil when the description has no scheme of that name and it is no header field's.
    init?(name: String, in document: Document) {
        if let scheme = document.securityScheme(named: name) {
            form = CredentialForm(scheme.kind)
        } else if let custom = CustomScheme(name: name) {
            form = custom.form
        } else {
            return nil
        }
        self.name = name
    }

    /// What a form names: a scheme, or the header field where it names none.
    ///
    /// - Throws: `AuthorizationError` for a field that no credential may go to, ``SiteError`` for an unknown scheme.
    init(_ fields: FormFields, in document: Document) throws {
        var name = fields.text(FieldName.scheme.text) ?? ""
        if name.isEmpty {
            name = try CustomScheme(field: fields.text(FieldName.captured(.header).text) ?? "").name
        }
        guard let choice = SchemeChoice(name: name, in: document) else {
            throw SiteError(.invalidField, "The description has no security scheme of that name.")
        }
        guard choice.form != .basic else {
            throw SiteError(.invalidField, "This scheme takes a user and a password. Type them into Authorize.")
        }
        self = choice
    }

    /// What stands in the response in place of the value.
    var note: String { "•••••••• (kept as the credential for \(name))" }
}
