public import SourceTree

/// One difference between two versions of an API, with what it means for whoever calls it.
public struct Change: Hashable, Sendable {
    /// What a caller has to fear.
    public enum Level: String, Hashable, Sendable, CaseIterable, Comparable {
        /// A caller that was right before can be wrong now.
        case breaking
        /// Some callers can be wrong now.
        case warning
        /// No caller has to do anything.
        case compatible
        /// Only what people read is another.
        case text

        public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

        private var rank: Int {
            switch self {
            case .breaking: 0
            case .warning: 1
            case .compatible: 2
            case .text: 3
            }
        }
    }

    /// Which way values travel: what is harmless to take may be harmful to give.
    public enum Flow: String, Hashable, Sendable {
        /// What callers send: requests, and answers to webhooks and callbacks.
        case sent
        /// What callers get: responses, and the calls of webhooks and callbacks.
        case received

        /// The other way.
        var opposite: Flow { self == .sent ? .received : .sent }
    }

    /// Where something stands in one of the two descriptions.
    public struct Place: Hashable, Sendable {
        /// The file, as the reader calls it.
        public let location: String
        /// The number of the file in the order read.
        public let file: Int
        public let position: Position
        /// The way to it from the file's root.
        public let pointer: JSONPointer
    }

    public let kind: ChangeKind
    public let level: Level
    public let flow: Flow
    /// The part of the operation: `request body`, `response 200`, `query parameter limit`; empty for the operation itself.
    public let part: String
    /// The way within that part: `owner.address.zip`; empty for the part itself.
    public let path: String
    /// What was there, as short text; nil where the sentence needs none.
    public let before: String?
    /// What is there now, as short text.
    public let after: String?
    /// Where it stood in the old description; nil for what is new.
    public let old: Place?
    /// Where it stands in the new description; nil for what is gone.
    public let new: Place?

    /// One sentence in plain words with the values.
    public var message: String { ChangeSentence(self).text }
}
