import Testing

@testable import Execution

@Suite("The form of XML")
struct XMLSyntaxTests {
    @Test(
        "What XML 1.0 allows is well-formed",
        arguments: [
            "<a/>", "<?xml version=\"1.0\"?>\n<a b='1' c=\"&lt;&#233;&#xE9;\">x &amp; y<b></b><!-- - --></a>\n",
            "<!DOCTYPE a [<!ENTITY e 'x>'>]><a>&e;</a>", "<a><![CDATA[<&]] ]]></a>", "<é:a xmlns:é='u'/>",
            "\u{FEFF}<a/>", "<a\n  b = 'x > y'\n/>", "<?p?><a/><!--x--><?q r?>", "<a>]]</a>",
        ])
    func wellFormed(_ text: String) {
        #expect(XMLSyntax.fault(in: Array(text.utf8)) == nil)
    }

    @Test(
        "What it forbids is told with line and column",
        arguments: [
            ("", 1, 1), ("x", 1, 1), ("<a>", 1, 4), ("<a>\n  <b>\n</a>", 3, 1), ("<a/>\n<b/>", 2, 1), ("</a>", 1, 1),
            ("<a b=1/>", 1, 6), ("<a b='1'c='2'/>", 1, 9), ("<a b='1' b='2'/>", 1, 10), ("<a b='<'/>", 1, 7),
            ("<a>é & f</a>", 1, 6), ("<a>&e;</a>", 1, 4), ("<a>&#0;</a>", 1, 4), ("<a><!-- -- --></a>", 1, 4),
            ("<a>]]></a>", 1, 4), ("<a/> x", 1, 6), (" <?xml version='1.0'?><a/>", 1, 2), ("<a>1 < 2</a>", 1, 7),
            ("<a><![CDATA[x</a>", 1, 4), ("<a", 1, 1), ("<a>\u{1}</a>", 1, 4), ("<1/>", 1, 2), ("<a b/>", 1, 5),
            ("<a/><!DOCTYPE a>", 1, 5), ("<a b='x", 1, 6), ("<!DOCTYPE a", 1, 1),
        ])
    func malformed(_ text: String, _ line: Int, _ column: Int) {
        let fault = XMLSyntax.fault(in: Array(text.utf8))
        #expect(fault?.line == line && fault?.column == column, "\(String(describing: fault))")
    }

    @Test("Depth costs nothing, and entities are not expanded")
    func bounds() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(XMLSyntax.fault(in: Array(deep.utf8))?.column == 3_001)
        let laughs = "<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><a>" + String(repeating: "&b;", count: 9_999)
        #expect(XMLSyntax.fault(in: Array((laughs + "</a>").utf8)) == nil)
    }
}
