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
        /// The last version that could be read, nil when there never was one.
        public internal(set) var document: Document?
        /// What is wrong with the newest version when it could not be read; empty when ``document`` is the newest.
        public internal(set) var failure: [Diagnostic]
        /// Grows with every change, so that what was made from a document can be kept as long as it holds.
        public internal(set) var revision: Int

        /// The title of the document, else its name in addresses.
        public var title: String { document.map(\.info.title) ?? id.description }
    }

    private let state: Mutex<[Entry]>

    /// A catalog of descriptions that are still to be read, in the order in which they are offered.
    public init(_ descriptions: [(id: CatalogID, location: String)]) {
        let entries = descriptions.map {
            Entry(id: $0.id, location: $0.location, document: nil, failure: [], revision: 0)
        }
        state = Mutex(entries)
    }

    /// The descriptions in order.
    public var entries: [Entry] { state.withLock { $0 } }

    /// The description of that name, nil when there is none.
    public func entry(_ id: CatalogID) -> Entry? { state.withLock { $0.first { $0.id == id } } }

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
        state.withLock { entries in
            guard let index = entries.firstIndex(where: { $0.id == id }) else { return }
            body(&entries[index])
            entries[index].revision &+= 1
        }
    }
}
