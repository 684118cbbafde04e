import Authorization
import Egress
import Execution
import Foundation
import TokenDesk

@testable import Storage

/// A store in a folder of its own, with a clock that tests move.
struct TestStore {
    let folder: TemporaryFolder
    let clock: TestClock
    let store: Store

    static let keyText = Data(repeating: 42, count: 32).base64EncodedString()

    init(
        folder: TemporaryFolder = TemporaryFolder(), clock: TestClock = TestClock(), key: String = keyText,
        discardsSealed: Bool = false, acceptsRestored: Bool = false, revokesRestored: Bool = false,
        policy: TokenPolicy = TokenPolicy(), limits: ExchangeLimits = ExchangeLimits()
    ) throws {
        self.folder = folder
        self.clock = clock
        store = try Store(
            folder: folder.path, key: ServerKey(environmentValue: key), discardsSealed: discardsSealed,
            acceptsRestored: acceptsRestored, revokesRestored: revokesRestored, tokenPolicy: policy,
            exchangeLimits: limits, now: clock.now)
    }

    /// The same folder opened by another process.
    func reopened(
        key: String = keyText, discardsSealed: Bool = false, acceptsRestored: Bool = false,
        revokesRestored: Bool = false, policy: TokenPolicy = TokenPolicy()
    ) throws -> TestStore {
        try TestStore(
            folder: folder, clock: clock, key: key, discardsSealed: discardsSealed, acceptsRestored: acceptsRestored,
            revokesRestored: revokesRestored, policy: policy)
    }

    func session() async throws -> Session { try await store.sessions.begin().session }

    static func saved(
        _ value: String, scheme: String = "bearerAuth", origin: String = "https://api.example.com"
    ) throws -> SavedCredential {
        SavedCredential(
            scheme: scheme, credential: .bearer(Secret(value)), origin: try Origin(parsing: origin),
            savedAt: Date(timeIntervalSince1970: 1_700_000_000))
    }

    static func exchange(operation: String = "getVehicle", payload: [UInt8] = [1], body: [UInt8] = []) -> ExchangeDraft
    {
        ExchangeDraft(document: "fleet", operation: operation, method: "GET", status: 200, payload: payload, body: body)
    }

    /// All bytes of the data folder's database files.
    func filesOnDisk() throws -> [UInt8] {
        try ["", "-wal", "-shm"].flatMap { suffix -> [UInt8] in
            let path = folder.file(Store.fileName + suffix)
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }
}
