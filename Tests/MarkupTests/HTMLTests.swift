import Testing

@testable import Markup

struct HTMLTests {
    @Test func `elements nest and close`() {
        var html = HTML()
        html.doctype()
        html.element(.section, .class("operation"), .id("main")) { html in
            html.element(.h2, text: "Vehicles & drivers")
            html.empty(.input, .name("p.path.id"), .value("\"1\""), .required(), .disabled(false))
        }
        #expect(
            html.description
                == "<!DOCTYPE html>\n<section class=\"operation\" id=\"main\"><h2>Vehicles &amp; drivers</h2>"
                + "<input name=\"p.path.id\" value=\"&quot;1&quot;\" required></section>")
    }

    @Test func `an element is closed when its content throws`() {
        struct Failure: Error {}
        var html = HTML()
        #expect(throws: Failure.self) {
            try html.element(.div) { html in
                html.text("a")
                throw Failure()
            }
        }
        #expect(html.description == "<div>a</div>")
    }

    @Test func `buffers are joined`() {
        var part = HTML()
        part.element(.b, text: "x")
        var html = HTML(capacity: 64)
        #expect(html.isEmpty)
        html.element(.p) { $0.append(part) }
        #expect(html.description == "<p><b>x</b></p>")
        #expect(html.count == html.bytes.count)
    }

    @Test func `a leading line feed survives where a parser drops one`() {
        var html = HTML()
        html.element(.pre, text: "\nx")
        html.element(.textarea, .name("a")) { $0.text("\ny") }
        html.element(.p, text: "\nz")
        #expect(html.description == "<pre>\n\nx</pre><textarea name=\"a\">\n\ny</textarea><p>\nz</p>")
        #expect(ParsedHTML(html.description).text == "\nx\ny\nz")
    }

    @Test func `malformed UTF-8 becomes the replacement character`() {
        var html = HTML()
        html.text(utf8: [0x61, 0xFF, 0x62, 0xC3])
        #expect(html.description == "a\u{FFFD}b\u{FFFD}")
    }

    @Test func `attributes from an array stand in their order`() {
        var html = HTML()
        html.element(.a, [.href(SafeURL(path: "/x")), .class("y")]) { $0.text("z") }
        html.empty(.img, [.src(ImageSource(path: SafeURL(path: "/i.png"))), .alt("")])
        #expect(html.description == #"<a href="/x" class="y">z</a><img src="/i.png" alt="">"#)
    }

    @Test func `R4: any string in text or in an attribute comes out of a parser as it went in`() {
        var random = RandomStrings(seed: 4)
        for _ in 0..<1500 {
            let text = random.string()
            let value = random.string()
            var html = HTML()
            html.element(.div, .title(value), .class(value, "x")) { $0.text(text) }
            let parsed = ParsedHTML(html.description)
            #expect(parsed.faults.isEmpty)
            #expect(parsed.isBalanced)
            #expect(parsed.names == ["div"])
            #expect(parsed.text.unicodeScalars.elementsEqual(text.unicodeScalars))
            let title = parsed.attributes(of: "div").first?["title"] ?? "?"
            #expect(title.unicodeScalars.elementsEqual(value.unicodeScalars))
        }
    }

    @Test func `R4: the six characters and NUL are escaped in attributes`() {
        var html = HTML()
        html.empty(.input, .value("&<>\"'`\0\r"))
        #expect(html.description == "<input value=\"&amp;&lt;&gt;&quot;&#39;&#96;\u{FFFD}&#13;\">")
    }

    @Test func `R1: what is not in the list of elements cannot be written`() {
        let names = Set(Markup.Tag.allCases.map(\.rawValue) + VoidTag.allCases.map(\.rawValue))
        for name in [
            "script", "style", "iframe", "object", "embed", "base", "frame", "applet", "foreignObject", "math",
        ] {
            #expect(!names.contains(name))
        }
    }

    @Test func `R5: no value can end a block of JSON`() {
        var html = HTML()
        let json = Array("{\"a\":\"</script><!--&\u{2028}\u{2029}é\"}".utf8)
        html.jsonBlock(id: "data", json: json)
        #expect(
            html.description
                == #"<script type="application/json" id="data">{"a":"\u003C/script\u003E\u003C!--\u0026\u2028\u2029é"}"#
                + "</script>")
    }

    @Test func `the script of a page is a module with the nonce of the answer`() {
        var html = HTML()
        html.script(module: SafeURL(path: "/assets/1/site.js"), nonce: "abc")
        #expect(html.description == #"<script type="module" src="/assets/1/site.js" nonce="abc"></script>"#)
    }
}
