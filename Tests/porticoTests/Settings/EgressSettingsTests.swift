import ArgumentParser
import Egress
import Foundation
import Testing

@testable import portico

@Suite("What the operator says about outgoing calls") struct EgressSettingsTests {
    private func settings(_ arguments: String...) throws -> EgressSettings {
        try EgressSettings(try EgressOptions.parse(arguments))
    }

    /// Runs with a file of that text; it is gone afterwards.
    private func withFile<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("egress-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try body(file.path)
    }

    @Test("§5.8: every way to widen reaches the policy")
    func widened() throws {
        let file = "# from fleet.yaml\n\nhttp://10.9.9.9:8080\n  https://*.file.corp class=private\n"
        let policy = try withFile(file) { path in
            try settings(
                "--allow", "http://10.1.2.3:8080", "--allow", "https://*.dev.corp:443 class=private", "--allow-file",
                path, "--allow-special", "169.254.10.10", "--user-targets", "global"
            ).policy(mode: .shared)
        }
        for (text, expected) in [
            ("http://10.1.2.3:8080", AddressClass.private), ("http://10.9.9.9:8080", .private),
            ("https://a.dev.corp", .private), ("https://b.file.corp", .private),
        ] {
            #expect(policy.admission(of: try Origin(parsing: text)) == .admitted(expected), "\(text)")
        }
        #expect(policy.specialAddresses == [try #require(IPAddress("169.254.10.10"))])
        #expect(policy.userTargets == .global)
    }

    @Test("P3: naming an address special does not name its origin")
    func special() throws {
        let policy = try settings("--allow-special", "169.254.10.10").policy(mode: .local)
        let origin = try Origin(parsing: "http://169.254.10.10")
        #expect(policy.admission(of: origin) == .pending(line: "http://169.254.10.10"))
        let other = try Origin(parsing: "http://169.254.169.254")
        guard case .refused = policy.admission(of: other) else {
            Issue.record("the metadata service stays refused")
            return
        }
    }

    @Test("Nothing said admits nothing and lets users name nothing")
    func defaults() throws {
        let settings = try settings()
        let policy = settings.policy(mode: .local)
        #expect(policy.entries.isEmpty && policy.wildcards.isEmpty && policy.specialAddresses.isEmpty)
        #expect(policy.userTargets == .off)
        #expect(settings.proxy == nil && settings.certificates.authorities.isEmpty && settings.baseURL == nil)
    }

    @Test(
        "A mistake is an error of use that names the option",
        arguments: [
            ["--allow", "https://*.dev.corp"], ["--allow", "not an origin"], ["--allow", "http://h class=public"],
            ["--allow-file", "/nowhere/allow.txt"], ["--allow-special", "metadata"],
            ["--allow-special", "10.1.2.3"], ["--allow-special", "0x7f.1"],
            ["--ca-file", "https://api.corp"], ["--ca-file", "https://api.corp=/nowhere/ca.pem"],
            ["--ca-file", "http://api.corp=/nowhere/ca.pem"], ["--ca-file", "api.corp=/nowhere/ca.pem"],
            ["--client-certificate", "https://api.corp"], ["--client-certificate", "http://api.corp=/nowhere/c.pem"],
            ["--client-certificate", "https://api.corp=/nowhere/c.pem,/nowhere/c.key"],
            ["--egress-proxy", "https://proxy:3128"], ["--egress-proxy", "proxy:3128"],
            ["--egress-proxy", "http://user:secret@proxy:3128"],
            ["--user-targets", "everything"], ["--base-url", "ftp://x"],
        ])
    func mistakes(_ arguments: [String]) throws {
        let options = try EgressOptions.parse(arguments)
        let error = #expect(throws: UsageError.self) { try EgressSettings(options) }
        #expect(error?.description.hasPrefix(arguments[0]) == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test("X12: a file that is no certificate is refused")
    func authorities() throws {
        try withFile("hello") { path in
            for flag in ["--ca-file", "--client-certificate"] {
                let options = try EgressOptions.parse([flag, "https://api.corp=\(path)"])
                #expect(throws: UsageError.self) { try EgressSettings(options) }
            }
        }
    }

    @Test("A broken line of a file is named with its file")
    func brokenLine() throws {
        try withFile("http://10.1.2.3\nhttp://\n") { path in
            let options = try EgressOptions.parse(["--allow-file", path])
            let error = #expect(throws: UsageError.self) { try EgressSettings(options) }
            #expect(error?.description.contains(path) == true)
        }
    }
}
