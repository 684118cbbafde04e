import Foundation
import Gate
import TokenDesk

/// The file with the secret that gate and API share, by which the API knows the gate's word.
enum IdentityKeyFile {
    private static let name = "identity.key"

    /// The secret in a file, which is made beside the data when none is named; throws a ``UsageError``.
    static func secret(named path: String?, dataFolder: String) throws -> String {
        guard let path else { return try made(at: dataFolder + "/" + name) }
        return try read(path)
    }

    /// The key of a secret; throws a ``UsageError`` for one that is too short.
    static func key(_ secret: String) throws -> IdentityKey {
        guard let key = IdentityKey(secret) else {
            throw UsageError(
                "The identity key has to be one word of \(IdentityKey.shortest) to \(IdentityKey.longest) printable characters, such as: openssl rand -hex 32"
            )
        }
        return key
    }

    private static func read(_ path: String) throws -> String {
        guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? handle.read(upToCount: 4096),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw UsageError("--identity-key-file \(path): expected a readable file with the key.") }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func made(at path: String) throws -> String {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return try read(path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let secret = TokenIssue.systemRandomBytes(32).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        do {
            try handle.write(contentsOf: Data((secret + "\n").utf8))
            try handle.synchronize()
        } catch { throw UsageError("The identity key could not be written to \(path).") }
        return secret
    }
}
