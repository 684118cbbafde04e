import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct SitePathTests {
    static let paths: [(SitePath, String)] = [
        (.catalog, "/"), (.changes("a/b", "c?d"), "/a%2Fb/changes/c%3Fd"),
        (.document("fleet"), "/fleet"),
        (.tag("fleet", "vehicles"), "/fleet/tags/vehicles"),
        (.operation("fleet", "listVehicles"), "/fleet/operations/listVehicles"),
        (.draft("fleet", "listVehicles"), "/fleet/operations/listVehicles/draft"),
        (.schema("fleet", "Vehicle"), "/fleet/schemas/Vehicle"),
        (.authorize("fleet"), "/fleet/authorize"),
        (.authorize("fleet", operation: "a b"), "/fleet/authorize?operation=a%20b"),
        (.logout("fleet"), "/fleet/logout"),
        (.server("fleet"), "/fleet/server"),
        (.exchange("fleet", "x1"), "/fleet/exchanges/x1"),
        (.exchangeBody("fleet", "x1"), "/fleet/exchanges/x1/body"),
        (.clearExchange("fleet", "x1"), "/fleet/exchanges/x1/clear"),
        (.revealExchange("fleet", "x1"), "/fleet/exchanges/x1/reveal"),
        (.captured("a/b", .credential("x1")), "/a%2Fb/exchanges/x1/credential"),
        (.captured("fleet", .value("x/1")), "/fleet/exchanges/x%2F1/value"),
        (.captured("fleet", .values), "/fleet/values"), (.captured("fleet", .removeValue), "/fleet/values/remove"),
        (.captured("fleet", .removeRule), "/fleet/rules/remove"),
        (.captured("fleet", .identities), "/fleet/identities"),
        (.captured("fleet", .useIdentity), "/fleet/identities/use"),
        (.captured("fleet", .removeIdentity), "/fleet/identities/remove"),
        (.captured("fleet", .pair("a b")), "/fleet/operations/a%20b/pair"),
        (.search("fleet", query: "a&b=c#d"), "/fleet/search?q=a%26b%3Dc%23d"),
        (.search("fleet"), "/fleet/search"),
        (.problems("fleet"), "/fleet/problems"),
        (.description("fleet"), "/fleet/description"),
        (.theme, "/theme"),
        (.accent("336699"), "/accent.css?c=336699"),
        (.asset(version: "0a1b", file: "js/site.js"), "/assets/0a1b/js/site.js"),
        (.cspReport, "/csp-report"),
        (.signIn(), "/sign-in"),
        (.signIn(return: "/fleet?q=a&b"), "/sign-in?return=%2Ffleet%3Fq%3Da%26b"),
        (.signOut, "/sign-out"),
        (.join("../x"), "/join/..%2Fx"),
        (.password(return: "/users"), "/password?return=%2Fusers"),
        (.account, "/account"),
        (.users, "/users"),
        (.newUser, "/users/new"),
        (.user("u1"), "/users/u1"),
        (.userChange("u1", .withdrawAccess), "/users/u1/withdraw-access"),
        (.audit, "/audit"),
        (.auditTable, "/audit.csv"),
        (.tokens(.list()), "/tokens"),
    ]

    @Test(arguments: paths) func `every page has its address`(_ path: SitePath, _ text: String) {
        #expect(path.text == text)
    }

    @Test(
        "S19: an identifier stays one segment, whatever it holds",
        arguments: [
            ("../../x", "..%2F..%2Fx"), ("..", "%2E%2E"), (".", "%2E"), ("a/b", "a%2Fb"), ("a?b", "a%3Fb"),
            ("ä", "%C3%A4"), ("%2e", "%252e"), ("\\", "%5C"), ("a\r\nb", "a%0D%0Ab"),
        ])
    func segments(_ id: String, _ encoded: String) {
        #expect(SitePath.operation("fleet", id).text == "/fleet/operations/" + encoded)
    }

    @Test func `a part is asked for by the query`() {
        #expect(SitePath.operation("fleet", "a").text(part: .panel) == "/fleet/operations/a?part=panel")
        #expect(SitePath.search("fleet", query: "x").text(part: .results) == "/fleet/search?q=x&part=results")
    }

    @Test func `an accent is six digits and nothing else (R6)`() {
        #expect(Accent("#336699")?.digits == "336699")
        #expect(Accent("ABCDEF")?.digits == "abcdef")
        for text in ["", "#333", "red", "336699;", "#33669g", "##33669", "3366990", "３３６６９９"] {
            #expect(Accent(text) == nil)
        }
    }
}
