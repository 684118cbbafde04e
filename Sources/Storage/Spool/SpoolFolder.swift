import Foundation

/// The folder with bodies that are too large for the database: 0700, its files 0600, whatever lies in them sealed.
///
/// A file that is being written is locked by its writer, so that no other process takes it for one left behind.
struct SpoolFolder: Sendable {
    /// Bytes that the disk keeps free, for the database above all.
    private static let reserve: UInt64 = 268_435_456

    let path: String

    /// A new file, open and locked; makes the folder where it is missing.
    func create(_ name: String) throws(StoreError) -> Int32 {
        let file = try DataFolder(path).file(name)
        let descriptor = open(file, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("make", file) }
        guard flock(descriptor, LOCK_EX) == 0 else {
            close(descriptor)
            throw Self.failure("lock", file)
        }
        return descriptor
    }

    /// A file of this user alone, open for reading; nil for every other and when it is gone.
    func read(_ name: String) -> Int32? {
        let descriptor = open(path + "/" + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_mode & 0o077 == 0
        else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    /// The names of files that nobody is writing.
    func idle() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { name in
            guard let descriptor = read(name) else { return false }
            defer { close(descriptor) }
            return flock(descriptor, LOCK_EX | LOCK_NB) == 0
        }
    }

    /// Takes a file away; whoever reads it may go on.
    func remove(_ name: String) {
        unlink(path + "/" + name)
    }

    /// Whether so many bytes more leave the disk its reserve.
    func hasRoom(for count: Int) -> Bool {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return false }
        let free = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return free.overflow || free.partialValue >= Self.reserve + UInt64(clamping: count)
    }

    private static func failure(_ verb: String, _ path: String) -> StoreError {
        StoreError(.unsafeFiles, "Could not \(verb) \(path): \(String(cString: strerror(errno))).")
    }
}
