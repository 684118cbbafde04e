import OpenAPI
import Synchronization

/// A source that remembers which files were read through it, so that they can be watched.
final class RecordingSource: DocumentSource {
    private let source: any DocumentSource
    private let read = Mutex<[String]>([])

    /// Records what is read from `source`.
    init(_ source: any DocumentSource) { self.source = source }

    /// The locations read so far.
    var locations: [String] { read.withLock { $0 } }

    func bytes(of location: String) async throws -> [UInt8] {
        read.withLock { $0.append(location) }
        return try await source.bytes(of: location)
    }
}
