import Foundation

/// Reads files below one folder, and below a second one that the operator named: by their real path, so that no `..` and
/// no symbolic link leads out of them, and regular files only (THREATS S11).
public struct FileSource: DocumentSource {
    /// The real paths of the folders that exist, each with a slash behind it.
    private let folders: [String]
    private let maximumBytes: Int

    /// - Parameters:
    ///   - folder: the folder of the description's first file.
    ///   - root: a folder that the operator named besides, mostly one above it.
    ///   - maximumBytes: the size up to which one file is read.
    public init(folder: String, root: String? = nil, maximumBytes: Int = 64 << 20) {
        folders = [folder, root].compactMap { $0 }.compactMap { folder in
            Self.realPath(folder.isEmpty ? "." : folder).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        }
        self.maximumBytes = maximumBytes
    }

    public var readsURLs: Bool { false }

    /// The bytes of a file.
    ///
    /// - Throws: `DocumentError`: `refused` for what stands outside the folders or is no regular file, `notFound`, `tooLarge`.
    public func bytes(of location: String) async throws -> [UInt8] {
        guard Location.scheme(of: location) == nil, !location.utf8.contains(0) else {
            throw DocumentError(.refused, "expected a relative path, came a URL")
        }
        guard !folders.isEmpty else { throw DocumentError(.notFound, "expected a folder to read from, came none") }
        guard let path = Self.realPath(location) else {
            // A missing file outside must not be told apart from one that is there.
            guard folders.contains(where: { Self.isLexically(location, below: $0) }) else { throw Self.outside }
            throw DocumentError(.notFound, "expected a file, came none of this name")
        }
        guard folders.contains(where: { path.utf8.starts(with: $0.utf8) }) else { throw Self.outside }
        return try read(path)
    }

    private static var outside: DocumentError {
        DocumentError(
            .refused,
            """
            expected a file below the folder of the description, came one outside of it; --root DIR lets references reach \
            every file below DIR
            """)
    }

    private func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw DocumentError(.notFound, "expected a readable file, came none") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw DocumentError(.refused, "expected a regular file, came something else")
        }
        guard status.st_size <= maximumBytes else {
            throw DocumentError(.tooLarge, "expected a file of at most \(maximumBytes) bytes, came a larger one")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        let bytes = try handle.read(upToCount: maximumBytes) ?? Data()
        return Array(bytes)
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }

    /// Whether a path that does not exist would stand below the folder: its nearest existing ancestor must.
    private static func isLexically(_ path: String, below folder: String) -> Bool {
        var ancestor = path[...]
        while let slash = ancestor.utf8.lastIndex(of: UInt8(ascii: "/")) {
            ancestor = ancestor[..<slash]
            if let real = realPath(ancestor.isEmpty ? "/" : String(ancestor)) {
                return (real + "/").utf8.starts(with: folder.utf8)
            }
        }
        return realPath(".").map { ($0 + "/").utf8.starts(with: folder.utf8) } ?? false
    }
}
