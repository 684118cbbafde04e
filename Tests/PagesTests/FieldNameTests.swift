import Markup
import OpenAPI
import Testing

@testable import Pages

@Suite struct FieldNameTests {
    static let names: [(FieldName, String)] = [
        (.csrf, "csrf"), (.back, "back"), (.server, "server"), (.media, "media"), (.accept, "accept"),
        (.body, "body"), (.file, "file"), (.scheme, "scheme"), (.operation, "operation"), (.theme, "theme"),
        (.search, "q"), (.filter, "filter"), (.useExample, "example"), (.reset, "reset"), (.anyway, "anyway"),
        (.example("p.query.a"), "x.p.query.a"), (.example(""), "x."),
        (.taken("p.query.a"), "l.p.query.a"), (.captured(.source), "source"), (.captured(.useValue), "use-value"),
        (.variable("tenant"), "v.tenant"),
        (.parameter(location: "path", name: "id"), "p.path.id"),
        (.parameter(location: "query", name: "filter.since"), "p.query.filter.since"),
        (.parameter(location: "query", name: ""), "p.query."),
        (.sendEmpty(location: "query", name: "q"), "e.query.q"),
        (.form("file"), "f.file"), (.form("a.b[]"), "f.a.b[]"), (.sendEmptyForm("note"), "g.note"),
        (.secret(scheme: "api key"), "s.api key"), (.username(scheme: "basic"), "u.basic"),
        (.password(scheme: "bä\u{308}sic"), "w.bä\u{308}sic"),
    ]

    @Test(arguments: names) func `a field name reads back as what it was written for`(
        _ field: FieldName, _ text: String
    ) {
        #expect(field.text == text)
        #expect(FieldName(parsing: text) == field)
    }

    @Test(arguments: ["", "p", "p.", "p.query", "p..name", "y.name", "server_url", "csrf2", "V.tenant", "é.name"])
    func `a name that no page writes is refused`(_ text: String) {
        #expect(FieldName(parsing: text) == nil)
    }
}
