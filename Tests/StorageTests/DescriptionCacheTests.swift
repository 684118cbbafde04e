import Foundation
import Testing

@testable import Storage

@Suite("The cache of descriptions")
struct DescriptionCacheTests {
    private static let key = String(repeating: "A", count: 43) + "="
    private static let text = [UInt8](repeating: 0x61, count: 100)

    private func withFolder(_ body: (String) throws -> Void) rethrows {
        let folder = NSTemporaryDirectory() + "/cache-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func cache(_ folder: String, files: Int = 9) throws -> DescriptionCache {
        DescriptionCache(
            dataFolder: folder, key: try ServerKey(environmentValue: Self.key),
            limits: .init(files: files, bytes: 1 << 20, shortestText: 10)
        ) { _ in }
    }

    @Test("what was kept comes back for its text alone, and not once a byte of the file differs or is missing")
    func damage() throws {
        try withFolder { folder in
            let cache = try cache(folder)
            let archive: [UInt8] = [1, 2, 3, 4, 5]
            cache.store(archive, for: Self.text)
            #expect(cache.stored(for: Self.text) == archive)
            #expect(cache.stored(for: Self.text + [0]) == nil)
            let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder + "/cache").first)
            let path = folder + "/cache/" + name
            let whole = [UInt8](try #require(FileManager.default.contents(atPath: path)))
            for index in whole.indices {
                var flipped = whole
                flipped[index] ^= 1
                for bytes in [flipped, Array(whole.prefix(index))] {
                    try Data(bytes).write(to: URL(fileURLWithPath: path))
                    chmod(path, 0o600)
                    #expect(cache.stored(for: Self.text) == nil)
                }
            }
        }
    }

    @Test("no more files are kept than allowed, and a folder that cannot be used costs nothing but the cache")
    func bounds() throws {
        try withFolder { folder in
            let cache = try cache(folder, files: 3)
            for number in 0..<8 { cache.store([1], for: Self.text + [UInt8(number)]) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/cache").count == 3)
            try FileManager.default.removeItem(atPath: folder + "/cache")
            try Data().write(to: URL(fileURLWithPath: folder + "/cache"))
            cache.store([1], for: Self.text)
            #expect(cache.stored(for: Self.text) == nil)
        }
    }
}
