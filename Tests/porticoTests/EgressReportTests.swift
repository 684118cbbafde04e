import Egress
import Testing

@testable import portico

@Suite("The list of what may be called") struct EgressReportTests {
    private func policy(_ mode: EgressPolicy.Mode) throws -> EgressPolicy {
        let special = try #require(IPAddress("169.254.10.10"))
        var policy = EgressPolicy(mode: mode, specialAddresses: [special])
        policy.allow(try AllowLine(parsing: "http://10.1.2.3:8080"))
        policy.allow(try AllowLine(parsing: "https://*.dev.corp class=private"))
        for text in [
            "https://api.example.com", "http://localhost:3000", "http://169.254.10.10", "http://169.254.169.254",
        ] {
            policy.allow(try Origin(parsing: text), addressClass: nil, from: .localDescription("fleet.yaml"))
        }
        let spec = EgressPolicy.Provenance.remoteDescription(try TargetURL(parsing: "https://specs.example/a.json"))
        policy.allow(try Origin(parsing: "http://db.corp"), addressClass: .private, from: spec)
        return policy
    }

    @Test("O6: origin, class, state and who named it, line by line, in local mode")
    func local() throws {
        #expect(
            EgressReport(try policy(.local)).text == """
                  http://10.1.2.3:8080     private   may be called, named by the operator
                  https://api.example.com  global    may be called, named by fleet.yaml
                  http://localhost:3000    loopback  may be called, named by fleet.yaml
                  http://169.254.10.10     private   may be called, named by fleet.yaml
                  http://169.254.169.254   denied    is never called, named by fleet.yaml
                  http://db.corp           private   needs --allow 'http://db.corp class=private', named by https://specs.example/a.json
                  https://*.dev.corp       private   may be called, named by the operator
                """)
    }

    @Test("§5.1b: in shared mode the internal origins of a file need a line, and these lines admit them")
    func shared() throws {
        var policy = try policy(.shared)
        let missing = EgressReport(policy).missingLines
        #expect(
            missing == ["http://localhost:3000", "http://169.254.10.10 class=private", "http://db.corp class=private"])
        for line in missing { policy.allow(try AllowLine(parsing: line)) }
        #expect(EgressReport(policy).missingLines.isEmpty)
    }

    @Test("An origin that only a wildcard admits is listed with the wildcard's class")
    func wildcard() throws {
        var policy = EgressPolicy(mode: .shared)
        policy.allow(try AllowLine(parsing: "https://*.dev.corp class=private"))
        let origin = try Origin(parsing: "https://a.dev.corp")
        policy.allow(origin, addressClass: .private, from: .localDescription("a.yaml"))
        let row = EgressReport(policy).rows.first
        #expect(row?.isAdmitted == true && row?.addressClass == "private" && row?.line == nil)
    }

    @Test("Nothing named is nothing listed")
    func empty() {
        #expect(EgressReport(EgressPolicy(mode: .local)).rows.isEmpty)
    }
}
