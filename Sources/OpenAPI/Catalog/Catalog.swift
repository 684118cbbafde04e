import Synchronization

/// The descriptions that are served, each with its last good document.
///
/// A document that changes is exchanged whole; one that cannot be read any more keeps its last good version beside what
/// is wrong with the new one.
public final class Catalog: Sendable {
    /// One description of the catalog at one moment.
    public struct Entry: Sendable {
        /// Its name in addresses.
        public let id: CatalogID
        /// Where it was read from, for messages.
        public let location: String
        /// The API that it is a version of, as the operator calls it; nil where title and name have to tell.
        public let group: String?
        /// The last version that could be read, nil when there never was one.
        public internal(set) var document: Document?
        /// What is wrong with the newest version when it could not be read; empty when ``document`` is the newest.
        public internal(set) var failure: [Diagnostic]
        /// Grows with every change, so that what was made from a document can be kept as long as it holds.
        public internal(set) var revision: Int
        /// Grows over all descriptions with every change: the one with the highest is the newest.
        public internal(set) var change: Int

        /// The same with another view of its document.
        public func showing(_ document: Document) -> Entry {
            var entry = self
            entry.document = document
            return entry
        }

        /// The title of the document, else its name in addresses.
        public var title: String { document.map(\.info.title) ?? id.description }
    }

    private struct State {
        var entries: [Entry]
        var places: [CatalogID: Int]
        var change = 0
    }

    private let state: Mutex<State>

    /// A catalog of descriptions that are still to be read, in the order in which they are offered.
    ///
    /// - Parameter groups: the APIs that descriptions are versions of, where the operator says it.
    public init(_ descriptions: [(id: CatalogID, location: String)], groups: [CatalogID: String] = [:]) {
        let entries = descriptions.map {
            Entry(
                id: $0.id, location: $0.location, group: groups[$0.id], document: nil, failure: [], revision: 0,
                change: 0)
        }
        let places = Dictionary(entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
        state = Mutex(State(entries: entries, places: places))
    }

    /// The descriptions in order.
    public var entries: [Entry] { state.withLock { $0.entries } }

    /// Grows with every change of any description.
    public var change: Int { state.withLock { $0.change } }

    /// The description of that name, nil when there is none.
    public func entry(_ id: CatalogID) -> Entry? {
        state.withLock { state in state.places[id].map { state.entries[$0] } }
    }

    /// Takes a new version of a description in.
    public func publish(_ document: Document, as id: CatalogID) {
        change(id) { entry in
            entry.document = document
            entry.failure = []
        }
    }

    /// Notes that the newest version of a description cannot be read; the last good one stays.
    public func fail(_ id: CatalogID, with diagnostics: [Diagnostic]) {
        change(id) { $0.failure = diagnostics }
    }

    private func change(_ id: CatalogID, _ body: (inout Entry) -> Void) {
        state.withLock { state in
            guard let place = state.places[id] else { return }
            state.change &+= 1
            body(&state.entries[place])
            state.entries[place].revision &+= 1
            state.entries[place].change = state.change
        }
    }
}
