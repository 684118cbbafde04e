/// What an administrator may change about a user, one thing at a time; the words stand in addresses.
public enum UserChange: String, Sendable, CaseIterable {
    case grantAccess = "grant-access"
    case withdrawAccess = "withdraw-access"
    case makeAdministrator = "make-administrator"
    case makeDeveloper = "make-developer"
    case disable
    case enable
    case newLink = "new-link"
}
