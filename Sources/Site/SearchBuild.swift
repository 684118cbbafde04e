import OpenAPI
import Synchronization

/// The search index of one revision of a description: built once, in the background where that comes in time.
final class SearchBuild: Sendable {
    private let document: Document
    private let hidesInternal: Bool
    private let built = Mutex<DocumentSearch?>(nil)

    init(_ document: Document, hidesInternal: Bool) {
        self.hidesInternal = hidesInternal
        self.document = document
    }

    /// The index; who asks while it is being built waits for it.
    var search: DocumentSearch {
        built.withLock { built in
            if let built { return built }
            let search = DocumentSearch(document, hidesInternal: hidesInternal)
            built = search
            return search
        }
    }

    /// Builds it aside, so that the first who searches need not wait.
    func begin() {
        Task.detached(priority: .background) { _ = self.search }
    }
}
