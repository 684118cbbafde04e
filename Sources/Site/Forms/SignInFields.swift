import Pages

/// What the form of signing in holds; nothing else in it counts (THREATS D3).
struct SignInFields {
    let name: String
    let password: String
    /// Where to go afterwards: a path of this site.
    let returnPath: String

    init(_ form: FormFields) {
        name = form.text(DeskField.userName.rawValue) ?? ""
        password = form.text(DeskField.password.rawValue) ?? ""
        returnPath = ReturnPath.checked(form.text(DeskField.return.rawValue))
    }
}
