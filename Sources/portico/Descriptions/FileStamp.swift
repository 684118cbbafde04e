import Foundation

/// What tells one version of a file from the next without reading it.
struct FileStamp: Equatable, Sendable {
    private let inode: UInt64
    private let size: UInt64
    private let modified: Date

    /// The stamp of the file at a path now, nil when it is not there.
    init?(path: String) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        inode = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
        size = (attributes[.size] as? NSNumber)?.uint64Value ?? 0
        modified = attributes[.modificationDate] as? Date ?? .distantPast
    }

    /// The stamps of several files; a missing one is left out, so that it counts as changed when it comes back.
    static func stamps(of paths: some Sequence<String>) -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        for path in paths { stamps[path] = FileStamp(path: path) }
        return stamps
    }
}
