import Egress
import Execution
import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct ExchangeViewTests {
    @Test func `the parts of a result stand in the order people know`() {
        let text = Fixture.exchange().fragment().description
        var rest = Substring(text)
        for label in [
            ">Curl<", ">Request URL<", ">Server response<", ">Code<", ">Details<", ">Response body<", "Download",
            ">Response headers<", ">Request duration<", ">Request as sent<",
        ] {
            let found = rest.firstRange(of: label)
            #expect(found != nil, "\(label)")
            if let found { rest = rest[found.upperBound...] }
        }
        #expect(text.contains("data-clear=\"/zoo/exchanges/x1/clear\""))
        #expect(text.contains("href=\"/zoo/exchanges/x1/body\""))
        #expect(text.contains("38 ms"))
        #expect(!text.contains("Undocumented"))
    }

    @Test func `another status says Error, and Undocumented when it is`() {
        let text = Fixture.exchange(status: 418).fragment().description
        #expect(text.contains("Error: Reason"))
        #expect(text.contains(">Undocumented<"))
    }

    @Test(arguments: [
        (ContractReport.BodyCheck.valid, "x", true), (.notDescribed, "", true), (.notDescribed, "x", false),
        (.notChecked("only JSON is checked"), "x", false),
    ])
    func `a body that nobody looked at is not said to match`(
        _ check: ContractReport.BodyCheck, _ body: String, _ matches: Bool
    ) {
        var view = Fixture.exchange(body: body)
        view.findings = []
        view.bodyCheck = check
        let text = view.fragment().description
        #expect(text.contains("matches the description") == matches)
        if case .notChecked(let reason) = check { #expect(text.contains(reason)) }
    }

    @Test(arguments: [
        (401, false, "No credential was sent. This operation asks for one."),
        (401, true, "The API did not accept the credential that was sent."),
        (403, true, "It may lack a scope."),
    ])
    func `a refusal leads to Authorize`(_ status: Int, _ wasAuthorized: Bool, _ hint: String) {
        let text = Fixture.exchange(status: status, wasAuthorized: wasAuthorized).fragment().description
        #expect(text.contains(hint))
        #expect(text.contains("href=\"/zoo/authorize?operation=addAnimal\""))
    }

    @Test(
        "V1: what could run shows as text",
        arguments: [
            ("text/html", "<script>alert(1)</script>"), ("image/svg+xml", "<svg onload=alert(1)/>"),
            ("application/xhtml+xml", "<html><body onload=x/></html>"), ("text/javascript", "alert(1)"),
            ("image/png", "<script>x</script>"), ("application/json", "</code><script>"),
        ])
    func runs(_ type: String, _ body: String) throws {
        let text = Fixture.exchange(type: type, body: body).fragment().description
        let elements = try #require(Element.all(in: text))
        #expect(!elements.contains { ["script", "svg", "iframe", "body", "img"].contains($0.name) })
        #expect(!elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
    }

    @Test("A chain, its next hop and the connection are shown, with whatever a server put there as text (THREATS R1)")
    func chain() throws {
        let hostile = "<img src=x onerror=alert(1)>\" '"
        var view = Fixture.exchange()
        view.steps = [
            ShownStep(
                method: "GET", url: hostile, status: 302, reason: "It pointed elsewhere, and that was followed.",
                path: .exchange("zoo", "x0")),
            ShownStep(method: "GET", url: "https://a.example/", status: 401, reason: "Asked.", path: nil),
        ]
        view.redirect = ShownRedirect(
            method: "GET", url: hostile, remark: "Another origin.", path: .follow("zoo", "x1"), csrf: "token")
        guard case .response(var response) = view.outcome else { return }
        let certificate = PeerCertificate(
            subject: hostile, issuer: hostile, validFrom: .min, validUntil: .max, names: [hostile])
        response.connection = ShownConnection(
            version: "HTTP/1.1", remoteAddress: "192.0.2.1:443",
            timing: Timing(resolve: .milliseconds(1), handshake: .milliseconds(7), total: .milliseconds(20)),
            tls: TLSConnection(version: "TLS 1.3", certificate: certificate, offersClientCertificate: true))
        view.outcome = .response(response)
        let text = view.fragment().description
        let elements = try #require(Element.all(in: text))
        #expect(!elements.contains { $0.name == "img" || $0.attributes.keys.contains { $0.hasPrefix("on") } })
        for words in ["HTTP/1.1, TLS 1.3", "192.0.2.1:443", "7.0 ms", "12.0 ms", "offered to this origin"] {
            #expect(text.contains(words) || words == "12.0 ms" && text.contains("12 ms"), "\(words)")
        }
        #expect(text.contains("href=\"/zoo/exchanges/x0\"") && text.contains("action=\"/zoo/exchanges/x1/follow\""))
    }

    @Test("V6: a text stays text wherever its beginning, by which it is recognised, is cut", arguments: 0..<4)
    func cutText(_ shift: Int) {
        let body = String(repeating: "x", count: shift) + String(repeating: "∮", count: 4_000)
        let text = Fixture.exchange(type: "text/html", body: body).fragment().description
        #expect(text.contains("∮∮∮") && !text.contains("hexadecimal"))
    }

    @Test(
        "A coding that is not decoded is named",
        arguments: [
            ("zstd", true), ("br", false), ("gzip, br", false), ("gzip", false), ("gzip, zstd", true), ("", false),
        ])
    func coding(_ value: String, _ isNamed: Bool) {
        var view = Fixture.exchange()
        guard case .response(var response) = view.outcome else { return }
        response.fields.append(ShownField("content-encoding", value))
        view.outcome = .response(response)
        #expect(view.fragment().description.contains("which is not decoded here") == isNamed)
    }

    @Test("V9: numbers stay as they came", arguments: ["12345678901234567890", "1.10", "-0", "1e400"])
    func numbers(_ number: String) {
        #expect(Fixture.exchange(body: "{\"n\":\(number)}").fragment().description.contains("tok-number\">\(number)<"))
    }

    @Test func `V3: JSON deeper than 128 shows as it came`() {
        let body = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(Fixture.exchange(body: body).fragment().description.utf8.count < 400_000)
    }

    @Test func `V6: control and bidirectional characters are made visible`() {
        let text = Fixture.exchange(type: "text/plain", body: "a\u{1B}]0;x\u{202E}b").fragment().description
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    @Test func `a failure says what failed, what to do, and the line that would allow it`() {
        var view = Fixture.exchange()
        view.outcome = .failure(
            message: "No such name.", advice: "Check the server.", line: "--allow https://x.example")
        let text = view.fragment().description
        for part in ["No such name.", "Check the server.", "--allow https://x.example", "role=\"alert\""] {
            #expect(text.contains(part))
        }
        #expect(!text.contains("Response body"))
    }

    @Test func `problems name their fields for the script`() {
        let problem = Problem(field: .parameter(location: "path", name: "id"), message: "A number is needed.")
        let text = ExchangePage.problems([problem], canBeSkipped: false, csrf: "fresh").description
        let line = text.firstMatch(of: /<p data-field="p.path.id">.*?<\/p>/)
        #expect(line?.0.contains(">A number is needed.</span>") == true && line?.0.contains(">id</bdi>") == true)
        #expect(text.contains("name=\"csrf\" value=\"fresh\""))
    }
}
