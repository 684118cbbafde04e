import Egress
import Testing

@Suite struct AllowLineTests {
    @Test(
        "A line reads back as it is written",
        arguments: [
            "http://10.1.2.3:8080", "https://*.dev.corp class=private", "http://api.corp class=private",
            "https://api.example.com", "http://localhost:3000", "https://*.dev.corp:8443 class=global",
        ])
    func roundTrip(_ line: String) throws {
        #expect(try AllowLine(parsing: line).description == line)
    }

    @Test(
        "What is no line is refused",
        arguments: [
            "", "api.example", "http://h/x", "http://h class=", "http://h class=public", "http://h private",
            "http://h class=private more", "https://*.dev.corp", "https://* class=private",
            "https://*.10.0.0.1 class=private",
            "https://a.*.corp class=private", "https://*.*.corp class=private", "https://*dev.corp class=private",
            "ftp://h", "http://h:99999", "https://*.dev.corp:0 class=private",
        ])
    func refused(_ line: String) {
        #expect(throws: EgressError.self) { try AllowLine(parsing: line) }
    }

    @Test("§5.8: a wildcard covers exactly one label, its scheme and its port")
    func wildcard() throws {
        var policy = EgressPolicy(mode: .shared)
        policy.allow(try AllowLine(parsing: "https://*.dev.corp:443 class=private"))
        let admitted = ["https://a.dev.corp", "https://x-1.dev.corp:443"]
        for text in admitted { #expect(policy.admission(of: try Origin(parsing: text)) == .admitted(.private)) }
        let others = [
            "https://dev.corp", "https://a.b.dev.corp", "http://a.dev.corp", "https://a.dev.corp:8443",
            "https://adev.corp", "https://a.dev.corp.evil",
        ]
        for text in others {
            guard case .pending = policy.admission(of: try Origin(parsing: text)) else {
                Issue.record("\(text) should be pending")
                continue
            }
        }
    }

    @Test("A literal's class is its own, whatever the line says")
    func literal() throws {
        #expect(try AllowLine(parsing: "http://10.1.2.3 class=global").addressClass == .private)
        #expect(try AllowLine(parsing: "http://localhost class=global").addressClass == .loopback)
    }
}
