import Egress
import Testing

@Suite struct EgressPolicyTests {
    private let file = EgressPolicy.Provenance.localDescription("fleet.yaml")

    private func remote(_ url: String) throws -> EgressPolicy.Provenance {
        .remoteDescription(try TargetURL(parsing: url))
    }

    private func admission(
        _ origin: String, class addressClass: AddressClass? = nil, mode: EgressPolicy.Mode,
        from provenance: EgressPolicy.Provenance
    ) throws -> Admission {
        var policy = EgressPolicy(mode: mode)
        let origin = try Origin(parsing: origin)
        policy.allow(origin, addressClass: addressClass, from: provenance)
        return policy.admission(of: origin)
    }

    @Test("§5.1b: in local mode every server of a file counts at once")
    func localFile() throws {
        #expect(try admission("http://localhost:3000", mode: .local, from: file) == .admitted(.loopback))
        #expect(try admission("http://10.1.2.3:8080", mode: .local, from: file) == .admitted(.private))
        #expect(try admission("http://api.corp", class: .private, mode: .local, from: file) == .admitted(.private))
        #expect(try admission("https://api.example.com", mode: .local, from: file) == .admitted(.global))
    }

    @Test("§5.1b: in shared mode loopback and private servers of a file wait for a line")
    func sharedFile() throws {
        #expect(
            try admission("http://localhost:3000", mode: .shared, from: file) == .pending(line: "http://localhost:3000")
        )
        #expect(
            try admission("http://10.1.2.3:8080", mode: .shared, from: file) == .pending(line: "http://10.1.2.3:8080"))
        #expect(
            try admission("http://api.corp", class: .private, mode: .shared, from: file)
                == .pending(line: "http://api.corp class=private"))
        #expect(try admission("https://api.example.com", mode: .shared, from: file) == .admitted(.global))
    }

    @Test("§5.1c: a remote author chooses no internal target", arguments: [EgressPolicy.Mode.local, .shared])
    func remoteDescription(_ mode: EgressPolicy.Mode) throws {
        let spec = try remote("https://specs.example/openapi.json")
        #expect(try admission("https://specs.example", mode: mode, from: spec) == .admitted(.global))
        #expect(try admission("https://api.example", mode: mode, from: spec) == .admitted(.global))
        #expect(try admission("http://127.0.0.1:9", mode: mode, from: spec) == .pending(line: "http://127.0.0.1:9"))
        #expect(
            try admission("http://db.corp", class: .private, mode: mode, from: spec)
                == .pending(line: "http://db.corp class=private"))
        let own = try remote("http://localhost:3000/openapi.json")
        #expect(try admission("http://localhost:3000", mode: mode, from: own) == .admitted(.loopback))
        #expect(
            try admission("http://localhost:3001", mode: mode, from: own) == .pending(line: "http://localhost:3001"))
    }

    @Test("The line of a pending origin, once added, admits it")
    func line() throws {
        var policy = EgressPolicy(mode: .shared)
        let origin = try Origin(parsing: "http://api.corp:8080")
        policy.allow(origin, addressClass: .private, from: file)
        guard case .pending(let line) = policy.admission(of: origin) else {
            Issue.record("expected a pending origin")
            return
        }
        policy.allow(try AllowLine(parsing: line))
        #expect(policy.admission(of: origin) == .admitted(.private))
        #expect(policy.entries.map(\.provenance) == [.setting])
    }

    @Test("An origin nobody named is pending, and another port or scheme is another origin")
    func unlisted() throws {
        var policy = EgressPolicy(mode: .local)
        policy.allow(try Origin(parsing: "https://api.example"), addressClass: nil, from: .setting)
        for text in [
            "http://api.example", "https://api.example:444", "https://api.example.evil", "https://xapi.example",
        ] {
            let origin = try Origin(parsing: text)
            #expect(policy.admission(of: origin) == .pending(line: text))
        }
    }

    @Test("S17: what a later version of a description adds is pending, what it had before stays")
    func refresh() throws {
        var policy = EgressPolicy(mode: .local)
        let spec = try remote("https://specs.example/openapi.json")
        let old = try Origin(parsing: "https://api.example")
        let new = try Origin(parsing: "https://evil.example")
        policy.allow(old, addressClass: .global, from: spec)
        policy.allow(old, addressClass: .global, from: spec, isRefresh: true)
        policy.allow(new, addressClass: .global, from: spec, isRefresh: true)
        #expect(policy.admission(of: old) == .admitted(.global))
        #expect(policy.admission(of: new) == .pending(line: "https://evil.example"))
        policy.allow(old, addressClass: .private, from: spec, isRefresh: true)
        #expect(policy.admission(of: old) == .admitted(.global))
    }

    @Test(
        "P3: an address that is always denied is refused even to a setting",
        arguments: ["http://169.254.169.254", "http://[fd00:ec2::254]", "http://100.100.100.200", "http://0.0.0.0:80"])
    func alwaysDenied(_ text: String) throws {
        var policy = EgressPolicy(mode: .local)
        let origin = try Origin(parsing: text)
        policy.allow(origin, addressClass: .private, from: .setting)
        guard case .refused = policy.admission(of: origin) else {
            Issue.record("expected a refusal")
            return
        }
    }

    @Test("§5.3: a special address that the operator lists literally is admitted")
    func special() throws {
        let address = try #require(IPAddress("169.254.10.1"))
        var policy = EgressPolicy(mode: .local, specialAddresses: [address])
        let origin = try Origin(parsing: "http://169.254.10.1")
        policy.allow(origin, addressClass: .private, from: .setting)
        #expect(policy.admission(of: origin) == .admitted(.private))
        let other = try Origin(parsing: "http://169.254.10.2")
        policy.allow(other, addressClass: .private, from: .setting)
        #expect(policy.admission(of: other) != .admitted(.private))
    }

    @Test("P3: a special address counts as private: a remote author or a name that was global does not reach it")
    func specialClass() throws {
        let address = try #require(IPAddress("169.254.10.1"))
        let origin = try Origin(parsing: "http://169.254.10.1")
        let spec = try remote("https://specs.example/openapi.json")
        for (mode, provenance, counts) in [
            (EgressPolicy.Mode.local, file, true), (.shared, file, false), (.local, spec, false),
        ] {
            var policy = EgressPolicy(mode: mode, specialAddresses: [address])
            policy.allow(origin, addressClass: nil, from: provenance)
            let line = "http://169.254.10.1 class=private"
            #expect(policy.admission(of: origin) == (counts ? .admitted(.private) : .pending(line: line)))
            policy.allow(try AllowLine(parsing: line))
            #expect(policy.admission(of: origin) == .admitted(.private))
        }
    }

    @Test(
        "P11: Portico's own port is refused on every loopback spelling, unless a setting names it",
        arguments: ["http://127.0.0.1:8080", "http://127.9.9.9:8080", "http://localhost:8080", "http://[::1]:8080"])
    func ownListener(_ text: String) throws {
        var policy = EgressPolicy(mode: .local, ownListeners: [Listener(port: 8080)])
        let origin = try Origin(parsing: text)
        policy.allow(origin, addressClass: nil, from: file)
        guard case .refused(let reason) = policy.admission(of: origin) else {
            Issue.record("expected a refusal")
            return
        }
        #expect(reason.contains("Portico itself"))
        policy.allow(origin, addressClass: nil, from: .setting)
        #expect(policy.admission(of: origin) == .admitted(.loopback))
    }

    @Test("Entries keep the order of naming and the strongest provenance")
    func entries() throws {
        var policy = EgressPolicy(mode: .shared)
        let first = try Origin(parsing: "http://10.0.0.1")
        let second = try Origin(parsing: "https://b.example")
        policy.allow(first, addressClass: nil, from: file)
        policy.allow(second, addressClass: nil, from: file)
        policy.allow(first, addressClass: nil, from: .setting)
        policy.allow(first, addressClass: nil, from: file)
        #expect(policy.entries.map(\.origin) == [first, second])
        #expect(policy.entries.map(\.provenance) == [.setting, file])
        #expect(policy.entries.map(\.addressClass) == [.private, .global])
        #expect(policy.entries.map(\.isAdmitted) == [true, true])
    }
}
