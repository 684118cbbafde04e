import Foundation

/// The folder in which the database and, in development, the key lie: 0700, its files 0600, nobody else's (THREATS B6).
struct DataFolder {
    let path: String

    /// Opens the folder, making it with its parents where it is missing.
    ///
    /// - Throws: ``StoreError`` with `unsafeFiles` when others can get in; it is refused, never quietly repaired.
    init(_ path: String) throws(StoreError) {
        self.path = path
        var status = stat()
        if stat(path, &status) != 0 {
            try Self.make(path)
            guard stat(path, &status) == 0 else { throw Self.failure("read the folder", path) }
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw StoreError(.unsafeFiles, "Expected a folder at \(path), found something else.")
        }
        try Self.check(status, path: path, mode: "700")
    }

    /// The path of a file of the folder.
    func file(_ name: String) -> String {
        path + "/" + name
    }

    /// Makes the file empty with 0600 if it is missing; refuses links and files that others can read.
    func prepare(_ name: String) throws(StoreError) {
        let path = file(name)
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("open", path) }
        close(descriptor)
        try check(name)
    }

    /// Refuses the file when it is open to others; a missing one is well.
    func check(_ name: String) throws(StoreError) {
        let path = file(name)
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(.unsafeFiles, "Expected a regular file at \(path), found something else.")
        }
        try Self.check(status, path: path, mode: "600")
    }

    private static func make(_ path: String) throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError(.unsafeFiles, "Could not make the folder \(path).")
        }
    }

    private static func check(_ status: stat, path: String, mode: String) throws(StoreError) {
        guard status.st_uid == geteuid() else {
            throw StoreError(
                .unsafeFiles, "\(path) belongs to another user; Portico keeps secrets only in its own files.")
        }
        guard status.st_mode & 0o077 == 0 else {
            let found = String(status.st_mode & 0o777, radix: 8)
            throw StoreError(
                .unsafeFiles, "\(path) has mode \(found) and is open to others; close it: chmod \(mode) \(path)")
        }
    }

    private static func failure(_ verb: String, _ path: String) -> StoreError {
        StoreError(.unsafeFiles, "Could not \(verb) \(path): \(String(cString: strerror(errno))).")
    }
}
