import Foundation
import Testing
import TokenDesk

@testable import Storage

@Suite("When the disk fails (THREATS B3)", .serialized)
struct DiskFaultTests {
    typealias Change = TokenFaultTests.Change

    @Test(
        "At whichever access the disk fails, a change of tokens is refused whole, and after a power cut it is whole or not there",
        arguments: Change.allCases, FaultyDisk.Kind.allCases)
    func tokens(change: Change, kind: FaultyDisk.Kind) async throws {
        let test = try FaultyDisk.store()
        let rule = try await TestStore.rule()
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        if change == .resume {
            _ = try await test.store.tokens.pause(issued.record.id, owner: nil, by: TestStore.actor)
        }
        let before = try await test.everything(issued.token, rule)
        let verdict = try test.verdict(issued.token, rule)
        let failures = try await FaultyDisk.exhaust(kind, in: test) {
            try await change.apply(to: test, issued.record, of: ann)
        } failed: {
            #expect(try await test.everything(issued.token, rule) == before, "a trace was left")
            let cut = try test.afterPowerCut()
            #expect([verdict, change.after].contains(try cut.verdict(issued.token, rule)))
            #expect(try await cut.store.audit.verify())
        }
        #expect(failures > 0)
        let cut = try test.afterPowerCut()
        for store in [test, cut] {
            #expect(try store.verdict(issued.token, rule) == change.after)
            #expect(try await store.store.audit.verify())
        }
    }

    @Test("Counts are written once, whenever the disk failed before", arguments: FaultyDisk.Kind.allCases)
    func counts(kind: FaultyDisk.Kind) async throws {
        let test = try FaultyDisk.store()
        let (tokens, id) = (test.store.tokens, try await test.issue(for: test.user()).record.id)
        var counted = 5
        for _ in 0..<counted { tokens.count(id, operation: "op", status: 200, refusal: nil, address: "::1") }
        let failures = try await FaultyDisk.exhaust(kind, in: test) {
            try await tokens.flush()
        } failed: {
            let cut = try test.afterPowerCut()
            let requests = try await cut.store.tokens.find(id, owner: nil)?.requests ?? -1
            #expect([0, counted].contains(requests), "all of them or none")
            withExtendedLifetime(cut) {}
            tokens.count(id, operation: "op", status: 200, refusal: nil, address: "::1")
            counted += 1
        }
        #expect(failures > 0)
        for store in [test, try test.afterPowerCut()] {
            #expect(try await store.store.tokens.find(id, owner: nil)?.requests == counted)
        }
    }

    @Test("Tidying up on a failing disk loses nothing and revives nothing", arguments: FaultyDisk.Kind.allCases)
    func sweep(kind: FaultyDisk.Kind) async throws {
        let test = try FaultyDisk.store()
        let rule = try await TestStore.rule()
        let ann = try await test.user()
        let (kept, revoked) = (try await test.issue(for: ann), try await test.issue(for: ann))
        _ = try await test.store.tokens.revoke(revoked.record.id, owner: nil, by: TestStore.actor)
        let failures = try await FaultyDisk.exhaust(kind, in: test) {
            try await test.store.sweep()
        } failed: {
            let cut = try test.afterPowerCut()
            #expect(try cut.verdict(kept.token, rule) == "valid")
            #expect(try cut.verdict(revoked.token, rule) == "revoked")
            #expect(try await cut.store.audit.verify())
            // Something new to be tidied up.
            _ = try await test.session()
        }
        #expect(failures > 0)
    }

    @Test(
        "A page that was overwritten is noticed: no verdict for what cannot be read, nothing made up",
        arguments: [0x00, 0x41, 0xFF] as [UInt8])
    func corrupt(byte: UInt8) async throws {
        let test = try TestStore()
        let rule = try await TestStore.rule()
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        _ = try await test.store.tokens.revoke(issued.record.id, owner: nil, by: TestStore.actor)
        try await test.store.sweep()
        try test.store.close()
        let path = URL(fileURLWithPath: test.folder.file(Store.fileName))
        let sound = try Data(contentsOf: path)
        for page in 0..<(sound.count / 4096) {
            var broken = sound
            broken.replaceSubrange(page * 4096..<(page + 1) * 4096, with: repeatElement(byte, count: 4096))
            try broken.write(to: path)
            guard let reopened = try? test.reopened() else { continue }
            let verdict = try? reopened.verdict(issued.token, rule)
            #expect(verdict != "valid", "page \(page)")
            try? reopened.store.close()
        }
    }
}
