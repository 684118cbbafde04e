import OpenAPI
import ServiceLifecycle

/// Keeps the catalog true to the files: a changed file is live within a second, a broken one keeps the last good version.
///
/// It looks at sizes and times a few times a second; that works on every file system, in containers and over the network.
struct DescriptionWatch: Service {
    /// A description and the files it was last read from.
    struct Watched: Sendable {
        let id: CatalogID
        let location: DescriptionLocation
        let files: [String]
    }

    let shelf: Shelf
    let watched: [Watched]
    /// How long a change may go unseen at most.
    var interval: Duration = .milliseconds(300)

    /// Looks until the server stops.
    func run() async throws {
        var stamps = watched.map { FileStamp.stamps(of: $0.files) }
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }
            for (index, description) in watched.enumerated() where !description.files.isEmpty {
                let paths = Set(stamps[index].keys).union(description.files)
                let now = FileStamp.stamps(of: paths)
                guard now != stamps[index] else { continue }
                let files = await shelf.read(description.id, description.location, isRefresh: true)
                stamps[index] = FileStamp.stamps(of: files.isEmpty ? description.files : files).merging(now) { _, old in
                    old
                }
            }
        }
    }
}
