import Foundation
import Testing

@testable import Storage

@Suite("The server key")
struct ServerKeyTests {
    static let one = Data(repeating: 1, count: 32).base64EncodedString()
    static let two = Data(repeating: 2, count: 32).base64EncodedString()

    @Test("A bare key has an id of its own, a ring the ids given; the first is active")
    func forms() throws {
        let bare = try ServerKey(environmentValue: " \(Self.one)\n")
        #expect(bare.entries.count == 1)
        #expect(bare.active.id.hasPrefix("k"))
        let other = try ServerKey(environmentValue: Self.two)
        #expect(other.active.id != bare.active.id)
        #expect(bare.warnings.count == 1)
        let ring = try ServerKey(environmentValue: "new:\(Self.two),old:\(Self.one)")
        #expect(ring.entries.map(\.id) == ["new", "old"])
        #expect(ring.active.id == "new")
    }

    @Test(
        "What is not a key is refused without being repeated",
        arguments: [
            "", "short", "c2VjcmV0LWNhbmFyeQ==", "a:b:\(one)", "bad id:\(one)", ":\(one)", "a:\(one),a:\(two)",
            "\(one),",
        ])
    func refused(text: String) {
        let error = #expect(throws: StoreError.self) { try ServerKey(environmentValue: text) }
        #expect(error?.code == .badKey)
        #expect(error?.message.contains("c2VjcmV0") == false)
    }

    @Test("The development key is made once, closed to others, and warned about (THREATS B6, B7)")
    func development() throws {
        let folder = TemporaryFolder()
        let first = try ServerKey.development(in: folder.path)
        let second = try ServerKey.development(in: folder.path)
        #expect(first.active.key == second.active.key)
        #expect(first.warnings.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("portico.key"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test("A development key open to others is refused (THREATS B6)")
    func wideDevelopmentKey() throws {
        let folder = TemporaryFolder()
        _ = try ServerKey.development(in: folder.path)
        chmod(folder.file("portico.key"), 0o640)
        let error = #expect(throws: StoreError.self) { try ServerKey.development(in: folder.path) }
        #expect(error?.code == .unsafeFiles)
        #expect(error?.message.contains("chmod 600") == true)
    }

    @Test(
        "A key file that others can read is warned about, one they can write is refused",
        arguments: [(0o400, 0, true), (0o600, 0, true), (0o444, 1, true), (0o620, 0, false), (0o602, 0, false)])
    func keyFile(mode: Int, warnings: Int, isAccepted: Bool) throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let path = folder.file("key")
        try Data(Self.one.utf8).write(to: URL(fileURLWithPath: path))
        chmod(path, mode_t(mode))
        if isAccepted {
            #expect(try ServerKey.reading(file: path).warnings.count == warnings)
        } else {
            let error = #expect(throws: StoreError.self) { try ServerKey.reading(file: path) }
            #expect(error?.code == .unsafeFiles)
        }
    }

    @Test("A missing, foreign or huge key file is a clear error")
    func noKeyFile() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        try Data(repeating: 65, count: 5000).write(to: URL(fileURLWithPath: folder.file("huge")))
        chmod(folder.file("huge"), 0o600)
        for path in [folder.file("none"), folder.path, folder.file("huge")] {
            let error = #expect(throws: StoreError.self) { try ServerKey.reading(file: path) }
            #expect(error?.code == .badKey)
        }
    }

    @Test("Its description names ids alone (THREATS O1)")
    func description() throws {
        let key = try ServerKey(environmentValue: "main:\(Self.one)")
        var dumped = ""
        dump(key, to: &dumped)
        #expect("\(key)" == "server key main")
        #expect(!dumped.contains(Self.one) && !dumped.contains("1, 1"))
    }
}
