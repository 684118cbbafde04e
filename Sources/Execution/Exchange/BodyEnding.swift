/// How a response's body came to its end.
public enum BodyEnding: Sendable, Hashable {
    /// As the server ended it, or at the limit.
    case ended
    /// Whoever called had enough of it.
    case stopped
    /// The connection broke or its time was over; a sentence without anything foreign.
    case broken(String)
}
