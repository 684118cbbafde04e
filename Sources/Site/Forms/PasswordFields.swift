import Pages
import TokenDesk

/// A password to be, typed twice, and the one or the name that goes with it (THREATS D3).
struct PasswordFields {
    /// The password as it is, where one is asked for.
    let old: String
    let new: String
    /// The name, where one is chosen.
    let name: String
    private let repeated: String

    init(_ form: FormFields) {
        old = form.text(DeskField.password.rawValue) ?? ""
        new = form.text(DeskField.newPassword.rawValue) ?? ""
        repeated = form.text(DeskField.repeatedPassword.rawValue) ?? ""
        name = form.text(DeskField.userName.rawValue) ?? ""
    }

    /// What is wrong with it before anything is asked of the store.
    var problems: [Problem] {
        new == repeated
            ? [] : [Problem(field: .desk(.repeatedPassword), message: "This is not the same as the password above.")]
    }
}

extension Problem {
    /// What a rule of the desk says, at the field it is about.
    init(_ error: TokenDeskError) {
        let field: DeskField? =
            switch error.code {
            case .userName: .userName
            case .password: .newPassword
            default: nil
            }
        self.init(field: field.map(FieldName.desk), message: error.message)
    }
}
