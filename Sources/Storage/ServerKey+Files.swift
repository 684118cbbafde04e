import Foundation

extension ServerKey {
    private static let developmentFile = "portico.key"
    private static let sizeLimit = 4096

    /// Reads the key from a file that the operator names, such as a mounted secret.
    ///
    /// Mounted secrets are often readable by all, so that is a warning; writable by others is refused.
    public static func reading(file path: String) throws(StoreError) -> ServerKey {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(.badKey, "Expected a key file at \(path), found none.")
        }
        guard status.st_mode & 0o022 == 0 else {
            throw StoreError(.unsafeFiles, "The key file \(path) can be changed by others; close it: chmod 600 \(path)")
        }
        let isReadable = status.st_mode & 0o044 != 0
        let warnings = isReadable ? ["The key file \(path) can be read by others; chmod 600 closes it."] : []
        return try ServerKey(text(of: path), warnings: warnings)
    }

    /// The key beside the data, made at the first start: for development only.
    ///
    /// - Parameter folder: the data folder; made with 0700 where it is missing.
    public static func development(in folder: String) throws(StoreError) -> ServerKey {
        let folder = try DataFolder(folder)
        let path = folder.file(developmentFile)
        try create(path)
        try folder.check(developmentFile)
        return try ServerKey(
            text(of: path),
            warnings: ["The server key \(path) lies beside the data that it seals; set PORTICO_KEY_FILE in production."]
        )
    }

    private static func create(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw StoreError(.badKey, "Could not make the key file \(path): \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let line = Array((Data(bytes).base64EncodedString() + "\n").utf8)
        guard write(descriptor, line, line.count) == line.count, fsync(descriptor) == 0 else {
            unlink(path)
            throw StoreError(.badKey, "Could not write the key file \(path): \(String(cString: strerror(errno))).")
        }
    }

    private static func text(of path: String) throws(StoreError) -> String {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw StoreError(.badKey, "Could not read the key file \(path).")
        }
        defer { try? handle.close() }
        guard let bytes = try? handle.read(upToCount: sizeLimit + 1), bytes.count <= sizeLimit else {
            throw StoreError(.badKey, "Expected a key file of at most \(sizeLimit) bytes at \(path).")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
