/// What can be done with one token. The word stands in its address.
public enum TokenAction: String, Sendable, Hashable, CaseIterable {
    case copy, use, edit, pause, resume, rotate, delete
}
