import Testing

@testable import Markup

@Suite("Names with places to break a line")
struct BreakableNameTests {
    @Test(
        "A name breaks between its parts, a text of several words nowhere",
        arguments: [
            ("createCoreV1NamespacedPod", "create<wbr>Core<wbr>V1<wbr>Namespaced<wbr>Pod"),
            ("/orgs/actions/permissions", "/orgs<wbr>/actions<wbr>/permissions"),
            ("io.k8s.api.core.v1.PodList", "io.<wbr>k8s.<wbr>api.<wbr>core.<wbr>v1.<wbr>Pod<wbr>List"),
            ("plain", "plain"), ("A summary of several words", "A summary of several words"),
            ("<script>alertAlert</script>", "&lt;script>alert<wbr>Alert&lt;<wbr>/script>"),
        ])
    func names(name: String, expected: String) {
        var html = HTML()
        html.breakable(name)
        #expect(html.description.replacing("&gt;", with: ">") == expected)
    }

    @Test("A short name fits any line") func short() {
        var html = HTML()
        html.isolatedName("shortName")
        #expect(html.description == "<bdi>shortName</bdi>")
    }

    @Test("S20: Hidden characters stay marked in a long name")
    func hidden() {
        var html = HTML()
        html.isolatedName("aLongNameWithAHidden\u{202E}Character")
        #expect(html.description.contains("tok-invisible") && html.description.hasPrefix("<bdi>"))
    }
}
