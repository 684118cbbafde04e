import Foundation

/// A folder with files that can be made again: 0700, its files 0600, each written whole or not at all.
///
/// Several processes may use it at once: files are renamed into place, and one that is gone is none.
struct CacheFolder: Sendable {
    let path: String

    /// What the names of its files end with.
    static let suffix = ".tree"
    private static let unfinished = ".new"
    /// After so many seconds an unfinished file was left behind by a process that ended.
    private static let unfinishedAge: TimeInterval = 3600

    /// The bytes of a file of this user alone, which counts as used now; nil for every other file and for a larger one.
    func read(_ name: String, limit: Int) -> [UInt8]? {
        let descriptor = open(path + "/" + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0, status.st_size <= limit
        else { return nil }
        futimens(descriptor, nil)
        return Self.bytes(descriptor, count: Int(status.st_size))
    }

    /// Puts a file in its place, or leaves what is there; makes the folder where it is missing.
    func write(_ bytes: [UInt8], as name: String) throws(StoreError) {
        let folder = try DataFolder(path)
        let draft = folder.file(UUID().uuidString + Self.unfinished)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(draft) }
        let isWritten = WholeWrite.put(bytes, to: descriptor)
        close(descriptor)
        guard isWritten, rename(draft, folder.file(name)) == 0 else {
            let failure = Self.failure(draft)
            unlink(draft)
            throw failure
        }
    }

    /// Takes a file away.
    func remove(_ name: String) {
        unlink(path + "/" + name)
    }

    /// Takes the files away that were used least lately, until no more are left than these, and what was never finished.
    func prune(files: Int, bytes: Int) {
        let now = Date()
        var kept: [(name: String, size: Int, used: Date)] = []
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            guard let facts = try? FileManager.default.attributesOfItem(atPath: path + "/" + name) else { continue }
            let used = facts[.modificationDate] as? Date ?? .distantPast
            if name.hasSuffix(Self.suffix) {
                kept.append((name, (facts[.size] as? NSNumber)?.intValue ?? 0, used))
            } else if name.hasSuffix(Self.unfinished), now.timeIntervalSince(used) > Self.unfinishedAge {
                remove(name)
            }
        }
        kept.sort { $0.used > $1.used }
        var (count, size) = (0, 0)
        for file in kept {
            count += 1
            size += file.size
            if count > files || size > bytes { remove(file.name) }
        }
    }

    private static func bytes(_ descriptor: Int32, count: Int) -> [UInt8]? {
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let base = buffer.baseAddress {
                let got = Foundation.read(descriptor, base + filled, count - filled)
                if got < 0, errno == EINTR { continue }
                guard got > 0 else {
                    isWhole = false
                    return
                }
                filled += got
            }
        }
        return isWhole ? bytes : nil
    }

    private static func failure(_ path: String) -> StoreError {
        StoreError(.unsafeFiles, "Could not write \(path): \(String(cString: strerror(errno))).")
    }
}
