import Pages
import TokenDesk

/// What the form of an invitation holds; nothing else in it counts (THREATS D3).
struct InvitationFields {
    let name: String
    let role: Role
    let hasAPIAccess: Bool

    init(_ form: FormFields) {
        name = form.text(DeskField.userName.rawValue) ?? ""
        role = form.text(DeskField.role.rawValue).flatMap(Role.init(rawValue:)) ?? .developer
        hasAPIAccess = form.isTicked(DeskField.access.rawValue)
    }
}
