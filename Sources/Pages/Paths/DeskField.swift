/// The names of the fields in the desk's forms and filters, which no description has a part in.
public enum DeskField: String, Sendable, CaseIterable {
    /// A user's name.
    case userName = "name"
    /// The password as it is.
    case password
    /// A password to be.
    case newPassword = "new-password"
    /// The password to be once more, against slips of the hand.
    case repeatedPassword = "repeated-password"
    /// A user's role.
    case role
    /// Whether a user has API access.
    case access
    /// Where to go after signing in or giving the password again: a path of this site.
    case `return`
    /// Whether a form begins with what was kept of it when its post came too late.
    case kept
    /// A filter by state.
    case state
    /// A filter by what was done.
    case action
    /// A filter by who did it.
    case user
    /// A filter by the token that it was done to.
    case token
    /// The column that a table is sorted by, with `-` before it for the other way round.
    case sort
    /// The page of a long table, from 1.
    case page
}
