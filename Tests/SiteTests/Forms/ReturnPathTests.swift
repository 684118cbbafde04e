import Testing

@testable import Site

@Suite("Where a post leads back to")
struct ReturnPathTests {
    @Test(
        "Only a path of this site is gone back to (THREATS A8)",
        arguments: [
            ("/", true), ("/fleet/operations/listVehicles?part=panel#x", true), ("/a//b", true),
            ("//evil.example", false), ("/\\evil.example", false), ("/\t/evil.example", false),
            ("/\n/evil.example", false),
            ("\\evil", false), ("https://evil.example/", false), ("javascript:alert(1)", false), ("", false),
            (" /x", false), ("/x y", false), ("/\u{0}", false), ("/\u{2028}", false), ("/%09/evil.example", true),
            ("x", false), ("?x", false), ("#x", false), ("/a\\b", false),
        ])
    func own(path: String, isOwn: Bool) {
        #expect(ReturnPath.isOwn(path) == isOwn)
    }
}
