import Markup
import Testing

struct HTMLTests {
    @Test func `elements nest and close`() {
        var html = HTML()
        html.element(.section, .class("operation"), .id("main")) { html in
            html.element(.h2, text: "Vehicles & drivers")
            html.empty(.input, .name("p.path.id"), .value("\"1\""), .required(), .disabled(false))
        }
        #expect(
            html.description
                == #"<section class="operation" id="main"><h2>Vehicles &amp; drivers</h2>"#
                + #"<input name="p.path.id" value="&quot;1&quot;" required></section>"#)
    }
}
