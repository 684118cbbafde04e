import Foundation
import Testing

@testable import portico

@Suite("The identity key's file")
struct IdentityKeyFileTests {
    static func folder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("key-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test("It is made once beside the data, for its owner alone, and read afterwards (THREATS B6)")
    func made() throws {
        try Self.folder { folder in
            let secret = try IdentityKeyFile.secret(named: nil, dataFolder: folder)
            #expect(secret.count == 64)
            _ = try IdentityKeyFile.key(secret)
            #expect(try IdentityKeyFile.secret(named: nil, dataFolder: folder) == secret)
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/identity.key")
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
            try Self.folder { other in
                let another = try IdentityKeyFile.secret(named: nil, dataFolder: other)
                #expect(another != secret)
            }
        }
    }

    @Test("A file of the operator's is read without the blanks around the key; a bad one stops the start (THREATS O6)")
    func named() throws {
        try Self.folder { folder in
            let path = folder + "/own.key"
            try Data("  0123456789abcdef0123456789abcdef\n".utf8).write(to: URL(fileURLWithPath: path))
            #expect(try IdentityKeyFile.secret(named: path, dataFolder: folder) == "0123456789abcdef0123456789abcdef")
            #expect(throws: UsageError.self) { try IdentityKeyFile.secret(named: folder + "/none", dataFolder: folder) }
            #expect(throws: UsageError.self) { try IdentityKeyFile.key("short") }
        }
    }
}
