import OpenAPI
import Synchronization

/// A source of files by location that keeps a list of what it was asked for.
final class StubSource: DocumentSource {
    private let files: [String: String]
    private let log = Mutex<[String]>([])

    init(files: [String: String]) { self.files = files }

    var asked: [String] { log.withLock { $0 } }

    func bytes(of location: String) async throws -> [UInt8] {
        log.withLock { $0.append(location) }
        guard let text = files[location] else {
            throw DocumentError(.notFound, "expected a file, came none of this name")
        }
        return Array(text.utf8)
    }
}
