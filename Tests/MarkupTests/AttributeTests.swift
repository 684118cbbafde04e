import Markup
import Testing

struct AttributeTests {
    static let cases: [(Attribute, String)] = [
        (.class("a", "", "b"), #" class="a b""#),
        (.class(), #" class="""#),
        (.data("page", "operation"), #" data-page="operation""#),
        (.data("index", 3), #" data-index="3""#),
        (.data("open"), " data-open"),
        (.data("target", SafeURL(path: "/a?b=1&c=2")), #" data-target="/a?b=1&amp;c=2""#),
        (.data("panel", ElementID("panel")), #" data-panel="panel""#),
        (.aria("expanded", false), #" aria-expanded="false""#),
        (.aria("label", "Close"), #" aria-label="Close""#),
        (.aria("level", 2), #" aria-level="2""#),
        (.aria("labelledby", "a", ElementID("row", 3)), #" aria-labelledby="a row-3""#),
        (.checked(), " checked"),
        (.checked(false), ""),
        (.when(false, .title("x")), ""),
        (.when(true, .title("x")), #" title="x""#),
        (.ifPresent(String?.none, Attribute.lang), ""),
        (.ifPresent("de", Attribute.lang), #" lang="de""#),
        (.absent, ""),
        (.viewBox(0, 0, 24, 24), #" viewBox="0 0 24 24""#),
        (.points([0, 1.5, 2.00049, -3]), #" points="0 1.5 2 -3""#),
        (.strokeWidth(1.25), #" stroke-width="1.25""#),
        (.x(.nan), #" x="0""#),
        (.y(.infinity), #" y="0""#),
        (.tabindex(-1), #" tabindex="-1""#),
        (.translate(false), #" translate="no""#),
        (.spellcheck(false), #" spellcheck="false""#),
        (.for("name"), #" for="name""#),
        (.type("email"), #" type="email""#),
        (.href(SafeURL(fragment: "x")), ##" href="#x""##),
    ]

    @Test(arguments: cases.indices)
    func `an attribute is written in the form of the standard`(_ index: Int) {
        let (attribute, expected) = Self.cases[index]
        var html = HTML()
        html.element(.div, attribute)
        #expect(html.description == "<div\(expected)></div>")
    }

    @Test func `R8: an id from a document begins with d- and keeps different names apart`() {
        #expect(ElementID(document: "config").text == "d-config")
        #expect(ElementID("schema", document: "Vehicle_1.x").text == "d-schema-Vehicle_1.x")
        #expect(ElementID(document: "a b").text == "d-a~20b")
        #expect(ElementID(document: "a~20b").text == "d-a~7E20b")
        let names = ["é", "e\u{301}", "a b", "a\tb", "a-b", "../../x", "__proto__", "", "\""]
        #expect(Set(names.map { ElementID(document: $0).text }).count == names.count)
    }
}
