import Foundation
import GRDB
import Testing
import TokenDesk

@testable import Storage

extension DiskFaultTests {
    /// What happens to users.
    enum UserChange: String, CaseIterable {
        case setPassword, join, invite, reinvite, shutOut

        func apply(to users: UserStore, _ ann: User, _ link: InvitationSecret) async throws {
            let actor = TestStore.actor
            switch self {
            case .setPassword: try await users.setPassword("another password of hers", of: ann.id, by: actor)
            case .join: _ = try await users.join(link, name: "", password: UserStoreTests.password, by: "192.0.2.1")
            case .invite:
                _ = try await users.invite(name: "bob", role: .administrator, hasAPIAccess: true, by: actor)
            case .reinvite: _ = try await users.reinvite(ann.id, by: actor)
            case .shutOut:
                _ = try await users.change(ann.id, role: .developer, hasAPIAccess: true, isDisabled: true, by: actor)
            }
        }
    }

    /// Every attempt at a password costs a slow hash, so those two stand for fewer ways to fail.
    private static let cases: [(UserChange, FaultyDisk.Kind)] =
        [(.setPassword, .sync), (.join, .sync), (.join, .full)]
        + [UserChange.invite, .reinvite, .shutOut].flatMap { change in
            FaultyDisk.Kind.allCases.map { (change, $0) }
        }

    /// Who there is, who can sign in and how, and what the audit trail tells; the same for equal changes.
    private static func people(in test: TestStore, _ password: String?, _ link: InvitationSecret) async throws -> String
    {
        let rows = try await test.store.file.read { database in
            let users = try Row.fetchAll(
                database,
                sql: """
                    SELECT name, role, hasAPIAccess, disabledAt IS NULL, password IS NULL, password IS ? FROM users
                    ORDER BY name
                    """,
                arguments: [password])
            let links = try Row.fetchAll(
                database, sql: "SELECT digest = ? AS isOld, count(*) FROM invitations GROUP BY isOld ORDER BY isOld",
                arguments: [Data(link.digest)])
            return (users + links).map { "\(Array($0.databaseValues))" }
                + [try "\(Int.fetchOne(database, sql: "SELECT count(*) FROM sessions WHERE user IS NOT NULL") ?? -1)"]
        }
        return "\(rows) \(try await test.actions())"
    }

    @Test(
        "B3: At whichever access the disk fails, a change of users is whole or not there, in the store and after a power cut",
        arguments: cases)
    func users(change: UserChange, kind: FaultyDisk.Kind) async throws {
        let test = try FaultyDisk.store()
        let users = test.store.users
        let (ann, link) = try await users.invite(
            name: "ann", role: .developer, hasAPIAccess: true, by: TestStore.actor)
        // Whatever it is, it is not what is set later.
        let password = change == .join ? nil : "old"
        if change != .join {
            try await test.store.file.write { database in
                try database.execute(sql: "DELETE FROM invitations; UPDATE users SET password = 'old'")
            }
            _ = try await test.store.sessions.signIn(test.session(), as: ann.id)
        }
        let before = try await Self.people(in: test, password, link)
        var seen: [String] = []
        let failures = try await FaultyDisk.exhaust(kind, in: test) {
            try await change.apply(to: users, ann, link)
        } failed: {
            let now = try await Self.people(in: test, password, link)
            // A password that is in force although its traces could not be cleared is told as a failure.
            if change != .setPassword { #expect(now == before) }
            let cut = try test.afterPowerCut()
            seen += [now, try await Self.people(in: cut, password, link)]
            #expect(try await cut.store.audit.verify())
        }
        #expect(failures > 0)
        let after = try await Self.people(in: test, password, link)
        #expect(after != before)
        if change != .setPassword { #expect(seen.allSatisfy { $0 == before || $0 == after }) }
        #expect(try await Self.people(in: test.afterPowerCut(), password, link) == after)
    }
}
