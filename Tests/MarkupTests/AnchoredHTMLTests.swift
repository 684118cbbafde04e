import Testing

@testable import Markup

@Suite struct AnchoredHTMLTests {
    private func part() -> AnchoredHTML {
        var html = HTML()
        html.element(.p, .id(.standIn), text: "d-a <one>")
        html.element(.p, .id(ElementID.standIn.appending("x"))) { html in
            html.element(.a, .href(SafeURL(fragment: .standIn)), text: "up")
        }
        return AnchoredHTML(html)
    }

    @Test func `ids begin with that of the place, and nothing else changes`() {
        for anchor: ElementID in ["d-a", "d-response-200.name"] {
            var html = HTML()
            html.text("before")
            html.append(part(), at: anchor)
            var plain = HTML()
            plain.text("before")
            plain.element(.p, .id(anchor), text: "d-a <one>")
            plain.element(.p, .id(anchor.appending("x"))) { html in
                html.element(.a, .href(SafeURL(fragment: anchor)), text: "up")
            }
            #expect(html == plain)
            #expect(html.count - "before".utf8.count == part().count(at: anchor))
        }
    }

    @Test func `it knows the ids in it`() {
        #expect(Set(part().ids(at: "d-a").map(\.text)) == ["d-a", "d-a.x"])
    }

    @Test func `a part without ids is put in as it is, an empty one leaves nothing`() {
        var html = HTML()
        html.text("a")
        var other = HTML()
        other.append(AnchoredHTML(html), at: "d-x")
        #expect(other == html)
        other.append(AnchoredHTML(HTML()), at: "d-x")
        #expect(other == html)
    }

    @Test func `R8: no id from a document is the one that stands in`() {
        #expect(ElementID(parsing: "d-standIn") != ElementID.standIn)
        #expect(ElementID(document: ElementID.standIn.text) != ElementID.standIn)
    }
}
