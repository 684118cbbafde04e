import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

@Suite("Opening the store")
struct StoreTests {
    @Test(
        "The settings of THREATS 6.4 are in force on the writing connection (B3, B5)",
        arguments: [
            ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1"),
            ("trusted_schema", "0"), ("busy_timeout", "5000"), ("temp_store", "2"),
        ])
    func settings(pragma: String, value: String) async throws {
        let test = try TestStore()
        let found = try await test.store.file.serialized { try String.fetchOne($0, sql: "PRAGMA \(pragma)") }
        #expect(found == value)
    }

    @Test("Another database cannot be attached, and long statements are refused (THREATS B5)")
    func limits() async throws {
        let test = try TestStore()
        await #expect(throws: StoreError.self) {
            try await test.store.file.serialized { try $0.execute(sql: "ATTACH ':memory:' AS other") }
        }
        let long = "SELECT '" + String(repeating: "x", count: 70_000) + "'"
        await #expect(throws: StoreError.self) { try await test.store.file.serialized { try $0.execute(sql: long) } }
    }

    @Test("No statement can change the schema behind the migrations (THREATS B5)")
    func defensive() async throws {
        let test = try TestStore()
        await #expect(throws: StoreError.self) {
            try await test.store.file.serialized { database in
                try database.execute(sql: "PRAGMA writable_schema = ON")
                try database.execute(sql: "UPDATE sqlite_master SET sql = sql WHERE type = 'table'")
            }
        }
    }

    @Test("A backup holds nothing of what was typed (THREATS B1)")
    func backup() async throws {
        let test = try TestStore()
        let session = try await test.session()
        try await test.store.credentials.put(TestStore.saved("planted-secret-81f0"), document: "d", in: session)
        let copy = test.folder.file("backup.sqlite")
        try DatabaseQueue(path: test.folder.file(Store.fileName)).backup(to: DatabaseQueue(path: copy))
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: copy)), as: Unicode.ASCII.self)
        #expect(text.contains("credentials"))
        for piece in ["planted-secret", "secret-81f0"] { #expect(!text.contains(piece)) }
    }

    @Test("Folder and files are made closed to others (THREATS B6)")
    func modes() async throws {
        let test = try TestStore()
        _ = try await test.session()
        for (path, mode) in [
            (test.folder.path, 0o700), (test.folder.file(Store.fileName), 0o600),
            (test.folder.file(Store.fileName + "-wal"), 0o600), (test.folder.file(Store.fileName + "-shm"), 0o600),
            (test.folder.file(RestoreMarker.fileName), 0o600),
        ] {
            let found = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(found == mode, "\(path)")
        }
    }

    @Test(
        "What is open to others is refused with the command that closes it (THREATS B6)",
        arguments: [("", 0o755), ("", 0o701), ("/" + Store.fileName, 0o640), ("/" + Store.fileName + "-wal", 0o644)])
    func refusesWideModes(name: String, mode: Int) throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = folder.path + name
        if !name.isEmpty { try Data().write(to: URL(fileURLWithPath: path)) }
        chmod(path, mode_t(mode))
        let error = #expect(throws: StoreError.self) { try TestStore(folder: folder) }
        #expect(error?.code == .unsafeFiles)
        #expect(error?.message.contains("chmod") == true && error?.message.contains(path) == true)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == mode)
    }

    @Test("A link in place of the database, or a file in place of the folder, is refused (THREATS B6)")
    func refusesLinks() throws {
        let folder = TemporaryFolder()
        let other = TemporaryFolder()
        _ = try TestStore(folder: other)
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.createSymbolicLink(
            atPath: folder.file(Store.fileName), withDestinationPath: other.file(Store.fileName))
        let link = #expect(throws: StoreError.self) { try TestStore(folder: folder) }
        #expect(link?.code == .unsafeFiles)
        #expect(throws: StoreError.self) {
            try Store(folder: other.file(Store.fileName), key: ServerKey(environmentValue: TestStore.keyText))
        }
    }

    @Test("A file that is no database stops the start without showing SQL (THREATS B3, O7)")
    func corrupt() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: folder.file(Store.fileName)))
        chmod(folder.file(Store.fileName), 0o600)
        let error = #expect(throws: StoreError.self) { try TestStore(folder: folder) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("PRAGMA") == false && error?.message.contains("SELECT") == false)
    }

    @Test("A closed store refuses everything (THREATS B3)")
    func closed() async throws {
        let test = try TestStore()
        try test.store.close()
        let error = await #expect(throws: StoreError.self) { try await test.session() }
        #expect(error?.code == .unavailable)
    }

    @Test(
        "Names with SQL in them are names (THREATS B5)",
        arguments: ["'; DROP TABLE credentials; --", "\" OR 1=1 --", "%", "/* */", "') OR ('1'='1", "ä𝄞"])
    func injection(name: String) async throws {
        let test = try TestStore()
        let session = try await test.session()
        let (credentials, selections) = (test.store.credentials, test.store.selections)
        try await credentials.put(TestStore.saved("one", scheme: name), document: name, in: session)
        try await credentials.put(TestStore.saved("two", scheme: "other"), document: "other", in: session)
        #expect(try await credentials.list(document: name, in: session) == [TestStore.saved("one", scheme: name)])
        try await selections.choose(ServerSelection(index: 1), for: name, in: session)
        #expect(try await selections.server(of: name, in: session)?.index == 1)
        try await credentials.remove(scheme: name, document: name, in: session)
        #expect(try await credentials.count(in: session) == 1)
    }

    @Test("A name with NUL, at which SQLite's texts end, is refused (THREATS B5)")
    func nul() async throws {
        let test = try TestStore()
        let session = try await test.session()
        let error = await #expect(throws: StoreError.self) {
            try await test.store.credentials.put(TestStore.saved("v", scheme: "a\0b"), document: "d", in: session)
        }
        #expect(error?.code == .badName)
    }
}
