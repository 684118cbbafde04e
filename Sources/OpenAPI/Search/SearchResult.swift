/// Something found: what it is, and the place in it that answers, with the words marked.
public struct SearchResult: Hashable, Sendable {
    /// What can be found.
    public enum Subject: Hashable, Sendable {
        /// An operation or a webhook.
        case operation(Operation)
        case schema(NamedSchema)
        case tag(Tag)
    }

    /// What part of it holds words that its name and title do not.
    public enum Part: Hashable, Sendable {
        case parameter(Parameter.Location, name: String)
        case property(String)
        case response
        case description
        case operationId
        case tag
    }

    public let subject: Subject
    /// The path of an operation, the name of anything else.
    public let name: MarkedText
    /// The summary or title; empty when there is none.
    public let title: MarkedText
    /// The part that answers, and its text; nil when name and title say it all.
    public let part: Part?
    public let excerpt: MarkedText?
}
