import OpenAPI
import Testing

@Suite("Names of descriptions in addresses")
struct CatalogIDTests {
    @Test(
        "Any text becomes a name of letters, digits, hyphens and dots (THREATS S19)",
        arguments: [
            ("petstore-3.0", "petstore-3.0"),
            ("GitHub REST API", "github-rest-api"),
            ("../../etc/passwd", "etc-passwd"),
            ("..", "api"),
            ("", "api"),
            ("Ünïcode", "n-code"),
            ("assets", "assets-api"), ("users", "users-api"), ("Sign in", "sign-in-api"), ("join", "join-api"),
            ("audit.csv", "audit.csv-api"), ("Account", "account-api"), ("password", "password-api"),
            ("a%2Fb?c#d", "a-2fb-c-d"),
        ])
    func names(text: String, expected: String) {
        #expect(CatalogID(text).description == expected)
    }

    @Test("A name that is taken gets a number, and no name is longer than 64 bytes")
    func taken() {
        let first = CatalogID("fleet")
        let second = CatalogID("Fleet", taken: [first])
        #expect(second.description == "fleet-2")
        #expect(CatalogID("fleet", taken: [first, second]).description == "fleet-3")
        #expect(CatalogID(String(repeating: "x", count: 500), taken: []).description.utf8.count <= 64)
    }
}
