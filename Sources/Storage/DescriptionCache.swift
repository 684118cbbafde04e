import Crypto
import Foundation
public import SourceTree
import Synchronization

/// Keeps what reading large YAML texts came to in files beside the data, so that the next start is quick.
///
/// A file is named by the hash of its text and sealed for it with a key derived from the server's: one that was damaged,
/// forged or made for another text or under another key is taken away and made again. When the folder cannot be used, that
/// is reported once and everything is read anew, as without a cache.
public final class DescriptionCache: TreeCache {
    /// How much is kept; the files that were not used for the longest time go first.
    public struct Limits: Sendable {
        public var files: Int
        public var bytes: Int
        /// Texts with fewer bytes are read quickly enough.
        public var shortestText: Int

        public init(files: Int = 256, bytes: Int = 256 << 20, shortestText: Int = 32 << 10) {
            self.files = files
            self.bytes = bytes
            self.shortestText = shortestText
        }
    }

    private let folder: CacheFolder
    private let key: SymmetricKey
    private let limits: Limits
    private let report: @Sendable (String) -> Void
    private let hasReported = Mutex(false)

    /// - Parameters:
    ///   - dataFolder: the folder in which `cache` is made when there is something to keep.
    ///   - report: is told at most once why nothing can be kept.
    public init(
        dataFolder: String, key: ServerKey, limits: Limits = Limits(), report: @escaping @Sendable (String) -> Void
    ) {
        folder = CacheFolder(path: dataFolder + "/cache")
        self.key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key.active.key, info: Array("portico/description-cache/v1".utf8), outputByteCount: 32)
        self.limits = limits
        self.report = report
    }

    /// What was kept for a text; nil when nothing was or it cannot be trusted.
    public func stored(for text: [UInt8]) -> [UInt8]? {
        guard text.count >= limits.shortestText else { return nil }
        let digest = SHA256.hash(data: text)
        let name = Self.name(digest)
        guard let bytes = folder.read(name, limit: limits.bytes) else { return nil }
        let code = bytes.prefix(SHA256.byteCount)
        let archive = bytes.dropFirst(SHA256.byteCount)
        guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: archive, using: textKey(digest)) else {
            folder.remove(name)
            return nil
        }
        return Array(archive)
    }

    /// Keeps what a text came to.
    public func store(_ archive: [UInt8], for text: [UInt8]) {
        guard text.count >= limits.shortestText, archive.count <= limits.bytes / 4 else { return }
        let digest = SHA256.hash(data: text)
        let code = HMAC<SHA256>.authenticationCode(for: archive, using: textKey(digest))
        do {
            try folder.write(Array(code) + archive, as: Self.name(digest))
            folder.prune(files: limits.files, bytes: limits.bytes)
        } catch {
            let isFirst = hasReported.withLock { hasReported in
                defer { hasReported = true }
                return !hasReported
            }
            if isFirst { report(error.message) }
        }
    }

    /// The key for the archive of one text, so that no file can stand for another.
    private func textKey(_ digest: SHA256Digest) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array(digest), outputByteCount: 32)
    }

    private static func name(_ digest: SHA256Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + CacheFolder.suffix
    }
}

extension DescriptionCache: CustomStringConvertible, CustomReflectable {
    public var description: String { "description cache" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
