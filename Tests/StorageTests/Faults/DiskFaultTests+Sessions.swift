import Authorization
import Foundation
import Testing
import TokenDesk

@testable import Storage

extension DiskFaultTests {
    /// What happens to sessions.
    enum SessionChange: String, CaseIterable {
        case rotate, signIn, confirmPassword, end, putCredential, removeCredentials
    }

    /// What somebody with a cookie sees: the user, the time of the password and the credentials, or nothing.
    static func seen(_ secret: SessionSecret, in test: TestStore) async throws -> String {
        guard let session = try await test.store.sessions.find(secret) else { return "nothing" }
        let saved = try await test.store.credentials.list(document: "d", in: session).map(\.scheme)
        return "\(session.user?.description ?? "-") \(session.passwordGivenAt?.description ?? "-") \(saved)"
    }

    @Test(
        "At whichever access the disk fails, a session stays as it was or ends whole, and no new cookie is in force",
        arguments: SessionChange.allCases, FaultyDisk.Kind.allCases)
    func sessions(change: SessionChange, kind: FaultyDisk.Kind) async throws {
        let test = try FaultyDisk.store()
        let sessions = test.store.sessions
        let user = try await test.user().id
        let (first, firstSecret) = try await sessions.begin()
        let (session, secret) =
            change == .signIn ? (first, firstSecret) : try await sessions.signIn(first, as: user)
        try await test.store.credentials.put(TestStore.saved("one", scheme: "one"), document: "d", in: session)
        test.clock.advance(seconds: 10)
        let before = try await Self.seen(secret, in: test)
        var fresh: SessionSecret?
        let failures = try await FaultyDisk.exhaust(kind, in: test) {
            switch change {
            case .rotate: fresh = try await sessions.rotate(session).secret
            case .signIn: fresh = try await sessions.signIn(session, as: user).secret
            case .confirmPassword: _ = try await sessions.confirmPassword(session)
            case .end: try await sessions.signOut(session)
            case .putCredential:
                try await test.store.credentials.put(TestStore.saved("two", scheme: "two"), document: "d", in: session)
            case .removeCredentials: try await test.store.credentials.removeAll(in: session)
            }
        } failed: {
            let (now, cut) = (
                try await Self.seen(secret, in: test), try await Self.seen(secret, in: test.afterPowerCut())
            )
            switch change {
            // What was deleted may be gone although its traces could not be cleared; that is said, and tried again.
            case .end: #expect([before, "nothing"].contains(now))
            case .removeCredentials: #expect([before, before.replacing("\"one\"", with: "")].contains(now))
            default: #expect(now == before)
            }
            // After a power cut a change may have happened that nobody was told of; then the former cookie is worth nothing.
            if change == .rotate || change == .signIn { #expect([before, "nothing"].contains(cut)) }
            #expect(fresh == nil)
        }
        #expect(failures > 0)
        try await check(change, before: before, old: secret, fresh: fresh, in: test)
    }

    /// What holds once the change has been acknowledged, now and after a power cut.
    private func check(
        _ change: SessionChange, before: String, old: SessionSecret, fresh: SessionSecret?, in test: TestStore
    ) async throws {
        for store in [test, try test.afterPowerCut()] {
            let seen = try await Self.seen(old, in: store)
            switch change {
            case .rotate, .signIn:
                let now = try await Self.seen(try #require(fresh), in: store)
                #expect(seen == "nothing" && now.hasSuffix("[\"one\"]"))
            case .end: #expect(seen == "nothing")
            case .confirmPassword: #expect(seen != before && seen.hasSuffix("[\"one\"]"))
            case .putCredential: #expect(seen.hasSuffix("[\"one\", \"two\"]"))
            case .removeCredentials: #expect(seen.hasSuffix("[]"))
            }
        }
    }

    @Test("When a session cannot be read nobody is taken for signed in")
    func unreadable() async throws {
        let test = try FaultyDisk.store()
        let signedIn = try await test.store.sessions.signIn(
            try await test.store.sessions.begin().session, as: try await test.user().id)
        let other = try test.reopened()
        FaultyDisk.fail(.read, at: 1)
        await #expect(throws: StoreError.self) { try await other.store.sessions.find(signedIn.secret) }
        #expect(FaultyDisk.mend() > 0)
        #expect(try await other.store.sessions.find(signedIn.secret)?.user != nil)
    }
}
