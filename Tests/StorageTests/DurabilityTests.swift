import Egress
import Foundation
import Testing
import TokenDesk

@testable import Storage

#if os(Linux)

/// A process that issues, counts and cancels tokens until it is killed, and says in a line what it acknowledges.
private final class VictimProcess {
    private let process = Process()
    private let pipe = Pipe()
    private var text = ""

    init(folder: String, mode: String) throws {
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["--testing-library", "swift-testing", "--filter", "DurabilityTests/victim"]
        process.environment = ProcessInfo.processInfo.environment.merging(
            [DurabilityTests.folderKey: folder, DurabilityTests.modeKey: mode]) { $1 }
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Reads until a line begins so; false when the process ended before.
    func wait(for word: String) -> Bool {
        while !text.contains("\nportico \(word)") {
            let data = pipe.fileHandleForReading.availableData
            if data.isEmpty { return false }
            text += String(decoding: data, as: UTF8.self)
        }
        return true
    }

    /// Kills the process as a power cut would, and gives the words of each whole line that it said.
    func end() -> [[String]] {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        text += String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return whole.filter { $0.hasPrefix("portico ") }.map { $0.split(separator: " ").dropFirst().map(String.init) }
    }
}

@Suite("When the process is killed (THREATS D8, B3)", .serialized)
struct DurabilityTests {
    static let folderKey = "PORTICO_VICTIM_FOLDER"
    static let modeKey = "PORTICO_VICTIM_MODE"
    static let environment = ProcessInfo.processInfo.environment
    static let policy = TokenPolicy(countPerOwner: 1_000_000, issuesPerMinute: 1_000_000)
    static let countsPerFlush = 10

    static func open(_ folder: String) throws -> Store {
        try Store(
            folder: folder, key: ServerKey(environmentValue: TestStore.keyText), tokenPolicy: policy)
    }

    static func verdict(_ store: Store, _ text: String, _ rule: OperationRule) throws -> String {
        let token = try #require(APIToken(text))
        let call = TokenCall(api: "fleet", rule: rule, address: nil)
        return switch try store.tokens.check(token, for: call) {
        case .valid: "valid"
        case .refused(let refusal, _): refusal.code
        }
    }

    @Test("The process that the others kill", .enabled(if: environment[folderKey] != nil))
    func victim() async throws {
        let store = try Self.open(Self.environment[Self.folderKey] ?? "")
        let owner = try #require(try await store.users.find(name: "ann"))
        func say(_ words: String...) {
            FileHandle.standardOutput.write(Data(("\nportico " + words.joined(separator: " ") + "\n").utf8))
        }
        while true {
            let issued = try await store.tokens.issue(
                TestStore.draft(), for: owner, offer: nil, by: TestStore.actor)
            let (text, id) = (issued.token.reveal(), issued.record.id)
            say("issued", text)
            for _ in 0..<Self.countsPerFlush {
                store.tokens.count(id, operation: "op", status: 200, refusal: nil, address: "::1")
            }
            try await store.tokens.flush()
            say("flushed", "\(id)")
            guard Self.environment[Self.modeKey] == "revoke" else { continue }
            _ = try await store.tokens.revoke(id, owner: owner.id, by: TestStore.actor)
            say("revoked", text)
        }
    }

    @Test(
        "A token that was cancelled is never accepted after a restart, 200 times",
        .enabled(if: environment[folderKey] == nil))
    func revoke() async throws {
        let folder = TemporaryFolder()
        let rule = try await TestStore.rule()
        let store = try Self.open(folder.path)
        _ = try await store.users.invite(name: "ann", role: .developer, hasAPIAccess: true, by: TestStore.actor)
        try store.close()
        var revoked = 0
        for _ in 0..<200 {
            let victim = try VictimProcess(folder: folder.path, mode: "revoke")
            try #require(victim.wait(for: "revoked"))
            let lines = victim.end()
            let store = try Self.open(folder.path)
            for line in lines where line[0] == "revoked" {
                #expect(try Self.verdict(store, line[1], rule) == "revoked")
                revoked += 1
            }
            try store.close()
        }
        #expect(revoked >= 200)
        #expect(try await Self.open(folder.path).audit.verify())
    }

    @Test(
        "Killed at any moment, what was acknowledged is there and whole, and nothing is half there",
        .enabled(if: environment[folderKey] == nil))
    func issue() async throws {
        let folder = TemporaryFolder()
        let rule = try await TestStore.rule()
        let store = try Self.open(folder.path)
        let owner = try await store.users.invite(
            name: "ann", role: .developer, hasAPIAccess: true, by: TestStore.actor
        ).0
        try store.close()
        var printed = 0
        for _ in 0..<30 {
            let victim = try VictimProcess(folder: folder.path, mode: "issue")
            try #require(victim.wait(for: "issued"))
            try await Task.sleep(for: .microseconds(Int.random(in: 0...60_000)))
            let lines = victim.end()
            let store = try Self.open(folder.path)
            for line in lines {
                if line[0] == "issued" { #expect(try Self.verdict(store, line[1], rule) == "valid") }
                if line[0] == "flushed" {
                    let id = try #require(TokenID(line[1]))
                    #expect(try await store.tokens.find(id, owner: nil)?.requests == Self.countsPerFlush)
                }
            }
            printed += lines.count { $0[0] == "issued" }
            try store.close()
        }
        let whole = try Self.open(folder.path)
        let records = try await whole.tokens.list(TokenQuery(size: TokenQuery.sizeLimit))
        #expect(records.total >= printed && records.total <= printed + 30)
        for record in records.records {
            let token = try #require(try await whole.tokens.use(record.id, owner: owner.id))
            #expect(try await whole.tokens.identify(token)?.id == record.id)
            #expect(record.requests == 0 || record.requests == Self.countsPerFlush)
        }
        let events = try await whole.audit.list(action: .tokenIssued)
        #expect(events.total == records.total)
        #expect(try await whole.audit.verify())
    }
}

#endif
