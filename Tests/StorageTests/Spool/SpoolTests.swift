import Foundation
import Testing

@testable import Storage

@Suite("Bodies on disk")
struct SpoolTests {
    /// Bytes in which no two places look alike.
    static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
    }

    /// Puts a body on disk in pieces and keeps a result with it.
    private static func add(
        _ body: [UInt8], in session: Session, _ store: ExchangeStore, pieces: Int = 65_536
    ) async throws -> ExchangeRecord {
        let writer = try store.spool(in: session)
        for start in stride(from: 0, to: body.count, by: pieces) {
            #expect(try await writer.append(Array(body[start..<min(start + pieces, body.count)])))
        }
        var draft = TestStore.exchange()
        draft.spooled = writer
        return try await store.add(draft, in: session)
    }

    private static func files(_ test: TestStore) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: test.folder.file(Spool.folderName))) ?? []
    }

    @Test(
        "A body comes back byte for byte, whole and from anywhere in it",
        arguments: [
            0, 1, SpoolSeal.pieceSize - 1, SpoolSeal.pieceSize, SpoolSeal.pieceSize + 1, 3 * SpoolSeal.pieceSize + 17,
        ], [65_536, 700_000])
    func exact(count: Int, pieces: Int) async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.exchanges)
        let body = Self.bytes(count)
        let record = try await Self.add(body, in: session, store, pieces: pieces)
        #expect(record.bodySize == count && record.isSpooled)
        #expect(try await store.record(record.id, in: session) == record)
        let kept = try #require(try await store.keptBody(of: record.id, in: session))
        #expect(kept.size == count && kept.isOnDisk)
        #expect(try await kept.read(from: 0, count: count) == body)
        for start in [0, 1, count / 2, count - 1, count, count + 5, -3] {
            let begin = min(max(0, start), count)
            #expect(
                try await kept.read(from: start, count: 300_000) == Array(body[begin..<min(begin + 300_000, count)]))
        }
    }

    @Test("S6: What lies on disk is sealed, its files are the owner's alone, and another session opens nothing")
    func sealed() async throws {
        let test = try TestStore()
        let (session, other, store) = (try await test.session(), try await test.session(), test.store.exchanges)
        let record = try await Self.add(
            [UInt8](repeating: 0x41, count: 400_000) + Array("canary-on-disk".utf8), in: session, store)
        let names = Self.files(test)
        #expect(names.count == 1)
        for name in names {
            let path = test.folder.file(Spool.folderName + "/" + name)
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(bytes.count == SpoolSeal.sealedSize(of: 400_014))
            #expect(!LeakTests.contains(bytes, Array("canary-on-disk".utf8)))
            #expect(!LeakTests.contains(bytes, [UInt8](repeating: 0x41, count: 16)))
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        #expect(try await store.keptBody(of: record.id, in: other) == nil)
        #expect(try await store.body(of: record.id, in: other) == nil)
    }

    @Test("A file that was changed, cut, or put in the place of another does not open (THREATS B2)")
    func tampered() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.exchanges)
        let one = try await Self.add(Self.bytes(600_000), in: session, store)
        let first = try #require(Self.files(test).first)
        _ = try await Self.add(Self.bytes(600_000).reversed(), in: session, store)
        let second = try #require(Self.files(test).first { $0 != first })
        let (path, foreign) = [first, second].map { test.folder.file(Spool.folderName + "/" + $0) }.pair
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        var changed = whole
        changed[300_000] ^= 1
        // The first piece moved to the place of the second.
        var moved = whole
        let length = SpoolSeal.offset(ofPiece: 1)
        moved.replaceSubrange(length..<(2 * length), with: whole[..<length])
        let cut = whole.prefix(2 * length)
        let swapped = try Data(contentsOf: URL(fileURLWithPath: foreign))
        for bytes in [changed, moved, cut, swapped] {
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: bytes)
            try handle.close()
            let kept = try #require(try await store.keptBody(of: one.id, in: session))
            let error = await #expect(throws: StoreError.self) { try await kept.read(from: 0, count: 600_000) }
            #expect(error?.code == .brokenSeal)
        }
    }

    @Test("A body goes with its result, with its description's, with the session and with its time (THREATS V7)")
    func removal() async throws {
        var limits = ExchangeLimits()
        limits.lifetime = 900
        let test = try TestStore(limits: limits)
        let (session, store) = (try await test.session(), test.store.exchanges)
        let record = try await Self.add(Self.bytes(9), in: session, store)
        let kept = try #require(try await store.keptBody(of: record.id, in: session))
        try await store.remove(record.id, in: session)
        #expect(Self.files(test).isEmpty)
        // Whoever reads it may go on.
        #expect(try await kept.read(from: 0, count: 9) == Self.bytes(9))
        _ = try await Self.add(Self.bytes(9), in: session, store)
        try await store.removeAll(of: "fleet", in: session)
        #expect(Self.files(test).isEmpty)
        _ = try await Self.add(Self.bytes(9), in: session, store)
        try await store.removeAll(in: session)
        #expect(Self.files(test).isEmpty)
        _ = try await Self.add(Self.bytes(9), in: session, store)
        test.clock.advance(seconds: 901)
        try await test.store.sweep()
        #expect(Self.files(test).isEmpty)
        _ = try await Self.add(Self.bytes(9), in: session, store)
        try await test.store.sessions.end(session)
        #expect(Self.files(test).isEmpty)
    }

    @Test(
        "A body that comes drop by drop, or in pieces of any size, is the same on disk",
        arguments: [1, 255, 4_097, 262_145])
    func drops(pieces: Int) async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.exchanges)
        let body = Self.bytes(SpoolSeal.pieceSize + 999)
        let record = try await Self.add(body, in: session, store, pieces: pieces)
        let kept = try #require(try await store.keptBody(of: record.id, in: session))
        #expect(try await kept.read(from: 0, count: body.count) == body)
    }

    @Test("What was not kept is gone at once, what a stop left behind at the next start")
    func orphans() async throws {
        let test = try TestStore()
        let (session, store) = (try await test.session(), test.store.exchanges)
        do {
            let writer = try store.spool(in: session)
            #expect(try await writer.append(Self.bytes(300_000)))
            try await store.sweep()
            try await test.store.sweep()
            #expect(Self.files(test).count == 1)
        }
        #expect(Self.files(test).isEmpty)
        let record = try await Self.add(Self.bytes(9), in: session, store)
        let left = test.folder.file(Spool.folderName + "/left-behind")
        #expect(
            FileManager.default.createFile(atPath: left, contents: Data([1]), attributes: [.posixPermissions: 0o600]))
        let writer = try store.spool(in: session)
        let reopened = try test.reopened()
        #expect(!FileManager.default.fileExists(atPath: left))
        // Another process has its own to write.
        #expect(Self.files(test).count == 2 && Self.files(test).contains(writer.name))
        #expect(try await reopened.store.exchanges.keptBody(of: record.id, in: session)?.size == 9)
    }

    @Test(
        "The oldest make room on disk, by the session's bytes and by all; what is being received has its own bound (L4)"
    )
    func bounds() async throws {
        var limits = ExchangeLimits()
        limits.spooledBytes = 1_000_000
        limits.totalSpooledBytes = 1_500_000
        limits.incomingBytes = 700_000
        let test = try TestStore(limits: limits)
        let (session, other, store) = (try await test.session(), try await test.session(), test.store.exchanges)
        let small = try await store.add(TestStore.exchange(body: [1]), in: session)
        let one = try await Self.add(Self.bytes(600_000), in: session, store)
        let two = try await Self.add(Self.bytes(600_000), in: session, store)
        #expect(try await store.record(one.id, in: session) == nil)
        #expect(try await store.record(two.id, in: session) != nil)
        #expect(try await store.record(small.id, in: session) != nil)
        #expect(Self.files(test).count == 1)
        _ = try await Self.add(Self.bytes(600_000), in: other, store)
        _ = try await Self.add(Self.bytes(600_000), in: test.session(), store)
        #expect(try await store.record(two.id, in: session) == nil)
        #expect(Self.files(test).count == 2)
        let writers = try [store.spool(in: session), store.spool(in: other)]
        #expect(try await writers[0].append(Self.bytes(500_000)))
        #expect(try await !writers[1].append(Self.bytes(300_000)))
        #expect(try await writers[1].append(Self.bytes(100_000)))
    }
}

extension [String] {
    fileprivate var pair: (String, String) { (self[0], self[1]) }
}
