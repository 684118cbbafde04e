import Testing

@testable import Egress

/// What users may name, before anything is looked up or dialled (THREATS 5.4).
@Suite struct UserAdmissionTests {
    private func admits(_ url: String, _ targets: UserTargets) throws -> Bool {
        let special = try #require(IPAddress("169.254.10.10"))
        let policy = EgressPolicy(
            mode: .local, ownListeners: [Listener(port: 8080)], specialAddresses: [special], userTargets: targets)
        return policy.admitsUserTarget(try Origin(parsing: url))
    }

    @Test(
        "§5.4: global takes names and global addresses, private takes those of this machine and network too",
        arguments: [
            ("https://api.example", true, true), ("http://8.8.8.8:8000", true, true),
            ("http://localhost:3000", false, true), ("http://127.0.0.1:3000", false, true),
            ("http://10.1.2.3", false, true), ("http://[fd00::1]", false, true), ("http://[::1]:3000", false, true),
        ])
    func classes(_ url: String, _ global: Bool, _ isPrivate: Bool) throws {
        #expect(try admits(url, .off) == false)
        #expect(try admits(url, .global) == global)
        #expect(try admits(url, .private) == isPrivate)
    }

    @Test(
        "P2, P3, P11, P14: no setting lets users name these, not even what the operator named special",
        arguments: [
            "http://169.254.169.254", "http://169.254.10.10", "http://0.0.0.0", "http://[64:ff9b::808:808]",
            "http://[::ffff:8.8.8.8]", "http://127.0.0.1:8080", "http://8.8.8.8:25", "http://redis.example:6379",
            "https://db.example:5432", "http://[fe80::1]", "http://100.100.100.200",
        ])
    func never(_ url: String) throws {
        for targets in UserTargets.allCases { #expect(try admits(url, targets) == false, "\(targets)") }
    }
}
