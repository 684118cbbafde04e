import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct AuthorizePageTests {
    private func page(saved: [SavedAuthorization] = [], problems: [Problem] = []) async throws -> AuthorizePage {
        let fixture = try await Fixture()
        return AuthorizePage(
            frame: fixture.frame, document: fixture.document, schemes: fixture.document.securitySchemes, saved: saved,
            problems: problems)
    }

    @Test func `each scheme has its block with the labels people know`() async throws {
        let text = try await page().dialog().description
        #expect(text.contains("Available authorizations"))
        #expect(text.contains("key</bdi><span class=\"muted\"> (apiKey)"))
        #expect(text.contains("token</bdi><span class=\"muted\"> (http, Bearer)"))
        #expect(text.contains("basic</bdi><span class=\"muted\"> (http, Basic)"))
        for label in ["Name:", "In:", "Value:", "Username:", "Password:", "Authorize", "Close"] {
            #expect(text.contains(">\(label)<"), "\(label)")
        }
        #expect(!text.contains("Logout"))
    }

    @Test func `R6: no input for a secret has a value`() async throws {
        let problem = Problem(field: .secret(scheme: "token"), message: "Too long.")
        for html in [try await page(problems: [problem]).html(), try await page().dialog()] {
            let elements = try #require(Element.all(in: html.description))
            let secrets = elements.filter { $0.attributes["type"] == "password" }
            #expect(secrets.map { $0.attributes["name"] } == ["s.key", "s.token", "w.basic"])
            #expect(secrets.allSatisfy { !$0.has("value") && $0.attributes["autocomplete"] == "off" })
        }
    }

    @Test func `A1: what is kept shows how it ends, and Logout`() async throws {
        let saved = SavedAuthorization(scheme: "token", hint: "…x4Z9", origin: "https://zoo.example")
        let text = try await page(saved: [saved]).dialog().description
        #expect(text.contains(">Authorized<"))
        #expect(text.contains("******…x4Z9"))
        #expect(text.contains("https://zoo.example"))
        #expect(text.contains(">Logout</button>"))
        #expect(!text.contains("name=\"s.token\""))
        #expect(text.contains("name=\"scheme\" value=\"token\""))
    }

    @Test func `padlocks say how an operation stands`() {
        let rows: [([[String]], Set<String>, Padlock)] = [
            ([], [], .none), ([[]], ["a"], .none), ([["a"]], [], .open), ([["a"]], ["a"], .closed),
            ([["a", "b"]], ["a"], .open), ([["a", "b"]], ["a", "b"], .closed), ([["a"], ["b"]], ["b"], .closed),
            ([[], ["a"]], [], .open), ([[], ["a"]], ["a"], .closed),
        ]
        for (requirements, authorized, expected) in rows {
            #expect(Padlock(requirements: requirements, authorized: authorized) == expected)
        }
    }

    @Test func `the button's padlock closes when every scheme is filled`() async throws {
        var fixture = try await Fixture()
        fixture.frame.authorized = ["key", "token"]
        var text = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        #expect(text.contains("data-state=\"open\">Authorize<"))
        fixture.frame.authorized = ["key", "token", "basic"]
        text = OverviewPage(frame: fixture.frame, document: fixture.document).html().description
        #expect(text.contains("data-state=\"closed\">Authorize<"))
    }
}
