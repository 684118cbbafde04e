/// Who has to sign in.
enum SignIn: String, CaseIterable {
    /// Everybody, for the documentation too.
    case required
    /// Only who comes to the desk.
    case desk
}
