import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

@Suite("The audit trail (THREATS D12)")
struct AuditStoreTests {
    static func filled(_ count: Int = 5) async throws -> TestStore {
        let test = try TestStore()
        for number in 0..<count {
            try await test.store.audit.record(
                AuditEvent(
                    number.isMultiple(of: 2) ? .signedIn : .signInFailed, at: test.clock.now(), by: "user\(number)",
                    to: "subject\(number % 2)", from: "192.0.2.\(number)", detail: "d\(number)"))
            test.clock.advance(seconds: 1)
        }
        return test
    }

    static func change(_ test: TestStore, _ sql: String) async throws {
        try await test.store.file.write { database in
            for trigger in ["auditIsNotChanged", "auditIsNotDeleted"] {
                try database.execute(sql: "DROP TRIGGER IF EXISTS \(trigger)")
            }
            try database.execute(sql: sql)
        }
    }

    @Test("Going through all events meets each once, also while others come")
    func through() async throws {
        let test = try await Self.filled(7)
        var (met, position): ([String], Int64?) = ([], nil)
        repeat {
            let (events, next) = try await test.store.audit.events(actor: nil, from: position, size: 3)
            met += events.map(\.detail)
            position = next
            try await test.store.audit.record(AuditEvent(.signedOut, at: test.clock.now(), by: "late"))
        } while position != nil
        #expect(met == ["d6", "d5", "d4", "d3", "d2", "d1", "d0"])
        let some = try await test.store.audit.events(subject: "subject1", action: .signInFailed, size: 2)
        #expect(some.events.map(\.detail) == ["d5", "d3"] && some.next != nil)
    }

    @Test("Events are listed newest first, filtered and in pages, with all they hold")
    func list() async throws {
        let test = try await Self.filled()
        let audit = test.store.audit
        #expect(try await audit.list().events.map(\.detail) == ["d4", "d3", "d2", "d1", "d0"])
        #expect(try await audit.list(subject: "subject1").events.map(\.detail) == ["d3", "d1"])
        #expect(try await audit.list(action: .signInFailed).total == 2)
        #expect(try await audit.list(actor: "user2").events.map(\.address) == ["192.0.2.2"])
        #expect(try await audit.list(subject: "subject1", action: .signedIn).total == 0)
        let page = try await audit.list(page: 2, size: 2)
        #expect(page.events.map(\.detail) == ["d2", "d1"] && page.total == 5)
        #expect(try await audit.list(page: .max, size: .max).events.isEmpty)
        #expect(try await audit.list(actor: "' OR 1=1 --").total == 0)
        let first = try #require(try await audit.list(actor: "user0").events.first)
        #expect(first.moment == Date(timeIntervalSince1970: 1_700_000_000) && first.action == .signedIn)
    }

    @Test("Rows are neither changed nor deleted", arguments: ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
    func appendOnly(sql: String) async throws {
        let test = try await Self.filled()
        await #expect(throws: StoreError.self) { try await test.store.file.write { try $0.execute(sql: sql) } }
        #expect(try await test.store.audit.list().total == 5)
        #expect(try await test.store.audit.verify())
    }

    @Test(
        "Whatever somebody with the file does to a row is found",
        arguments: [
            "UPDATE audit SET actor = 'x' WHERE id = 3", "UPDATE audit SET moment = moment + 1 WHERE id = 5",
            "UPDATE audit SET action = 'signed-out' WHERE id = 1", "UPDATE audit SET detail = '' WHERE id = 2",
            "UPDATE audit SET subject = address, address = subject WHERE id = 2", "DELETE FROM audit WHERE id = 1",
            "DELETE FROM audit WHERE id = 3", "DELETE FROM audit WHERE id = 5", "DELETE FROM audit",
            "UPDATE audit SET id = 9 WHERE id = 5", "DELETE FROM auditHead", "UPDATE auditHead SET last = 4",
            "UPDATE auditHead SET first = 6, last = 5", "UPDATE audit SET digest = zeroblob(32) WHERE id = 5",
            """
            INSERT INTO audit (id, action, moment, actor, subject, address, detail, digest)
            VALUES (6, 'signed-in', 0, '', '', '', '', zeroblob(32))
            """,
            "DELETE FROM audit WHERE id = 5; UPDATE auditHead SET last = 4, digest = (SELECT digest FROM audit WHERE id = 4)",
        ])
    func broken(sql: String) async throws {
        let test = try await Self.filled()
        #expect(try await test.store.audit.verify())
        try await Self.change(test, sql)
        #expect(try await !test.store.audit.verify())
    }

    @Test("A chain of more rows than one step takes is followed to its end, and a break anywhere in it is found")
    func long() async throws {
        let test = try TestStore()
        let trail = test.store.audit.trail
        try await test.store.file.write { database in
            for number in 0..<(2 * AuditWalk.stepSize) {
                try trail.append(
                    AuditEvent(.signedIn, at: Date(timeIntervalSince1970: 0), by: "\(number)"), in: database)
            }
        }
        #expect(try await test.store.audit.verify())
        for id in [AuditWalk.stepSize, AuditWalk.stepSize + 1, 2 * AuditWalk.stepSize] {
            try await Self.change(test, "UPDATE audit SET actor = 'x' || actor WHERE id = \(id)")
            #expect(try await !test.store.audit.verify(), "\(id)")
            try await Self.change(test, "UPDATE audit SET actor = substr(actor, 2) WHERE id = \(id)")
            #expect(try await test.store.audit.verify(), "\(id)")
        }
        try await Self.change(test, "DELETE FROM audit WHERE id = \(2 * AuditWalk.stepSize)")
        #expect(try await !test.store.audit.verify())
    }

    @Test("For a page what is new is looked at each time, and the whole chain again after an hour")
    func latest() async throws {
        let test = try await Self.filled()
        let audit = test.store.audit
        #expect(try await audit.verifyLatest())
        try await audit.record(AuditEvent(.signedOut, at: test.clock.now(), by: "late"))
        #expect(try await audit.verifyLatest())
        try await Self.change(test, "UPDATE audit SET actor = 'x' WHERE id = 6")
        try await audit.record(AuditEvent(.signedOut, at: test.clock.now(), by: "later"))
        // What was found whole before is not looked at again at once, but after the hour it is.
        #expect(try await audit.verifyLatest())
        test.clock.advance(seconds: 3_600)
        #expect(try await !audit.verifyLatest())
        #expect(try await !audit.verifyLatest(), "a break is not forgotten")
    }

    @Test("The chain goes on after a restart and a change of the server key, and an empty one is whole")
    func restart() async throws {
        let test = try TestStore()
        #expect(try await test.store.audit.verify())
        _ = try await test.user()
        let new = "new:" + Data(repeating: 7, count: 32).base64EncodedString()
        let rotated = try test.reopened(key: new + "," + TestStore.keyText)
        _ = try await rotated.user("bob")
        #expect(try await rotated.store.audit.verify())
        #expect(try await rotated.store.audit.list().total == 2)
    }

    @Test("When the key is lost a new chain begins; what was before stays to read")
    func lostKey() async throws {
        let test = try await Self.filled()
        let key = Data(repeating: 7, count: 32).base64EncodedString()
        #expect(throws: StoreError.self) { try test.reopened(key: key) }
        let reopened = try test.reopened(key: key, discardsSealed: true)
        #expect(try await reopened.store.audit.verify())
        _ = try await reopened.user()
        #expect(try await reopened.store.audit.list().total == 6)
        #expect(try await reopened.store.audit.verify())
        try await Self.change(reopened, "UPDATE audit SET actor = 'x' WHERE id = 6")
        #expect(try await !reopened.store.audit.verify())
    }

    @Test("What people type stands there without signs of control and cut to length (THREATS D11)")
    func texts() async throws {
        let test = try TestStore()
        let long = String(repeating: "x", count: 5_000)
        try await test.store.audit.record(
            AuditEvent(.signInFailed, at: test.clock.now(), by: "a\r\nb\u{1B}[0m\0", detail: long))
        let event = try #require(try await test.store.audit.list().events.first)
        #expect(event.actor == "ab[0m" && event.detail.utf8.count == 200)
        #expect(try await test.store.audit.verify())
    }

    @Test("Each change of the desk is told in its own transaction, with who, what, when and from where")
    func everyChange() async throws {
        let test = try TestStore()
        let (tokens, actor) = (test.store.tokens, TestStore.actor)
        let ann = try await test.user()
        let issued = try await test.issue(for: ann)
        let id = issued.record.id
        _ = try await tokens.reveal(id, owner: ann.id, by: actor)
        let edit = TokenEdit(label: "new", comment: "", purpose: "", rights: AccessRights())
        _ = try await tokens.edit(id, edit, owner: nil, by: actor)
        _ = try await tokens.pause(id, owner: nil, by: actor)
        _ = try await tokens.resume(id, owner: nil, by: actor)
        _ = try await tokens.rotate(id, grace: 60, owner: nil, by: actor)
        _ = try await tokens.revoke(id, owner: nil, by: actor)
        let events = try await test.store.audit.list(subject: id.description).events.reversed()
        #expect(
            events.map(\.action) == [
                .tokenIssued, .tokenRevealed, .tokenEdited, .tokenPaused, .tokenResumed, .tokenRotated, .tokenRevoked,
            ])
        #expect(events.allSatisfy { $0.actor == "root" && $0.address == "192.0.2.1" && $0.moment == test.clock.now() })
        #expect(events.allSatisfy { !$0.detail.contains(issued.token.reveal()) })
    }
}
