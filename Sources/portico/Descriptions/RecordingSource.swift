import OpenAPI
import Synchronization

/// A source that remembers which files were asked for through it, so that they can be watched.
final class RecordingSource: DocumentSource {
    private let source: any DocumentSource
    private let asked = Mutex<[String]>([])

    /// Records what is asked of `source`.
    init(_ source: any DocumentSource) { self.source = source }

    /// The locations asked for so far, those too where nothing is yet.
    var locations: [String] { asked.withLock { $0 } }

    var readsURLs: Bool { source.readsURLs }

    func bytes(of location: String) async throws -> [UInt8] {
        asked.withLock { $0.append(location) }
        return try await source.bytes(of: location)
    }
}
