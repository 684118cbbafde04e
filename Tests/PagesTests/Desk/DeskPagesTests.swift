import Markup
import Testing
import TokenDesk

@testable import Pages

@Suite struct DeskPagesTests {
    private func elements(_ html: HTML) throws -> [Element] { try #require(Element.all(in: html.description)) }

    private func page(_ name: String) throws -> HTML {
        try #require(try DeskFixture.pages().first { $0.name == name }).html
    }

    @Test(
        "R6: no page puts a password into a value",
        arguments: ["sign-in", "password", "join first", "join", "account"])
    func passwords(_ name: String) throws {
        let fields = try elements(page(name)).filter { $0.attributes["type"] == "password" }
        #expect(!fields.isEmpty)
        for field in fields {
            #expect(!field.has("value"))
            #expect(["current-password", "new-password"].contains(field.attributes["autocomplete"]))
        }
    }

    @Test func `the password is asked for again with Authorize and Cancel`() throws {
        let text = try page("password").description
        for words in ["Give your password again</h1>", ">Password</label>", ">Authorize</button>", ">Cancel</a>"] {
            #expect(text.contains(words), "\(words)")
        }
        let way = try elements(page("password")).first { $0.attributes["name"] == "return" }
        #expect(way?.attributes["value"] == "/users")
    }

    @Test func `the menu shows what its user may open`() throws {
        let rows: [(User?, [String])] = [
            (nil, []), (try DeskFixture.user(role: .developer), ["/tokens", "/account"]),
            (try DeskFixture.user(), ["/tokens", "/users", "/audit", "/account"]),
        ]
        for (user, expected) in rows {
            let html = CatalogPage(frame: DeskFixture.frame(user), listing: CatalogListing([])).html()
            let all = try elements(html)
            let links = all.filter { $0.name == "a" && $0.ancestors.contains("details") }
            #expect(links.compactMap { $0.attributes["href"] } == expected)
            let signIn = all.first { $0.attributes["href"]?.hasPrefix("/sign-in") == true }
            #expect(signIn?.attributes["href"] == (user == nil ? "/sign-in?return=%2Fusers%3Fq%3Da" : nil))
            #expect(all.contains { $0.attributes["action"] == "/sign-out" } == (user != nil))
        }
    }

    @Test func `a link is named on the invitation alone, as text to copy`() throws {
        let link = "https://docs.example/join/abc"
        let html = InvitationPage(
            frame: DeskFixture.frame(try DeskFixture.user()), name: "bo", link: link, endsAt: DeskFixture.now,
            now: DeskFixture.now
        ).html()
        #expect(html.description.contains(">\(link)</code>"))
        let all = try elements(html)
        #expect(!all.contains { $0.attributes.values.contains { $0.contains("/join/abc") } })
        #expect(
            all.contains {
                $0.attributes["data-behavior"] == "copy" && $0.attributes["class"]?.contains("code") == true
            })
    }

    @Test func `the secret of a link stands in its form's address and nowhere else`() throws {
        for name in ["join", "join first"] {
            let text = try page(name).description
            #expect(text.components("s3cret").count == 2)
            #expect(text.contains("action=\"/join/s3cret\""))
        }
    }

    @Test func `the users' table says who may do what and where each stands`() throws {
        let text = try page("users").description
        for words in ["Name", "Role", "API access", "Tokens", "Last seen", "State"] {
            #expect(text.contains(">\(words)"), "\(words)")
        }
        for words in [
            "Active", "Invited", "Disabled", "Granted", "Not granted", "2 minutes ago", "never", "Administrator",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        #expect(text.contains("/withdraw-access\" aria-label=\"Withdraw API access: anna\""))
        #expect(text.contains("/grant-access\" aria-label=\"Grant API access: bo\""))
        let sorted = try elements(page("users")).filter { $0.attributes["aria-sort"] != nil }
        #expect(sorted.map { $0.attributes["aria-sort"] } == ["ascending"])
    }

    @Test(
        "a change names its consequence with the numbers of now",
        arguments: [
            (UserChange.withdrawAccess, 3, "3 tokens in force will get 401 at once"),
            (.withdrawAccess, 1, "1 token in force will get 401 at once"),
            (.disable, 0, "There is no token in force"), (.disable, 2, "signed out everywhere"),
            (.makeAdministrator, 0, "see and change everything here"), (.newLink, 0, "end at once"),
        ])
    func consequence(change: UserChange, tokens: Int, words: String) throws {
        let row = UserRow(user: try DeskFixture.user(role: .developer), tokens: tokens)
        let text = UserChangePage(frame: DeskFixture.frame(try DeskFixture.user()), row: row, change: change).html()
            .description
        #expect(text.contains(words))
        #expect(text.contains("/users/\(row.user.id)/\(change.rawValue)\""))
        #expect(text.contains(">Cancel</a>"))
    }

    @Test func `only what would change something is offered`() throws {
        let rows: [(User, [UserChange])] = [
            (try DeskFixture.user(), [.withdrawAccess, .makeDeveloper, .newLink, .disable]),
            (
                try DeskFixture.user(role: .developer, access: false),
                [.grantAccess, .makeAdministrator, .newLink, .disable]
            ),
            (try DeskFixture.user(role: .developer, disabled: true), [.withdrawAccess, .makeAdministrator, .enable]),
        ]
        for (user, expected) in rows { #expect(UserChange.possible(for: user) == expected) }
    }

    @Test func `the audit trail links to what was done and says when a line is missing`() throws {
        let text = try page("audit").description
        #expect(text.contains("href=\"/tokens/anna\""))
        #expect(text.contains("href=\"/users/anna\""))
        #expect(text.contains("2025-06-15 15:06:40 UTC"))
        #expect(text.contains("role=\"alert\""))
        #expect(text.contains("href=\"/audit?user=anna&amp;token=anna&amp;page=2\""))
        #expect(text.contains("href=\"/audit.csv?user=anna&amp;token=anna\""))
    }

    @Test("D11: what people write stays text on the desk's pages", arguments: HostileTextTests.payloads)
    func staysText(_ payload: String) throws {
        for page in try DeskFixture.pages(payload) {
            let elements = try #require(Element.all(in: page.html.description), "\(page.name)")
            #expect(elements.filter { $0.name == "script" }.count == 1, "\(page.name)")
            for element in elements {
                #expect(!["iframe", "svg", "style", "object", "img"].contains(element.name), "\(page.name)")
                #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
                for name in ["action", "href", "src"] { #expect(element.attributes[name].map(isOwn) ?? true) }
            }
        }
    }

    private func isOwn(_ address: String) -> Bool {
        (address.hasPrefix("/") && !address.hasPrefix("//")) || address.hasPrefix("#")
    }
}
