/// What policy says of an origin before anything is looked up.
public enum Admission: Hashable, Sendable {
    /// It may be called at addresses of this class.
    case admitted(AddressClass)
    /// It may not yet; `line` in the operator's `allow` setting would admit it.
    case pending(line: String)
    /// It may never be called; the reason is one sentence.
    case refused(reason: String)
}
