import Markup
import OpenAPI
import Synchronization

/// The search index of one revision of a description: built once, in the background where that comes in time.
final class SearchBuild: Sendable {
    private let document: Document
    private let built = Mutex<DocumentSearch?>(nil)

    init(_ document: Document) {
        self.document = document
    }

    /// The index; who asks while it is being built waits for it.
    var search: DocumentSearch {
        built.withLock { built in
            if let built { return built }
            let search = DocumentSearch(document) { Markdown.plainText($0, maximum: 20_000) }
            built = search
            return search
        }
    }

    /// Builds it aside, so that the first who searches need not wait.
    func begin() {
        Task.detached(priority: .background) { _ = self.search }
    }
}
