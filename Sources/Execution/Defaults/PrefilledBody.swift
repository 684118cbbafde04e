/// The editor that a body needs, with what it begins with.
public enum PrefilledBody: Sendable, Hashable {
    /// A text area.
    case text(String)
    /// One row a property.
    case form([PrefilledFormPart])
    /// A file chooser: the bytes are the body.
    case file
}
