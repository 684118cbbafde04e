import Execution
import Markup

/// What stands below the shown part of a body that lies on disk: its end, and the way to any part; the download has all.
struct LargeBody {
    let response: ShownResponse
    let view: BodyView
    let address: BodyAddress

    func write(into html: inout HTML) {
        if !response.tail.isEmpty { writeEnd(into: &html) }
        guard let path = address.path else { return }
        html.element(
            .form, .class("body-ways"), .method("get"), .action(SafeURL(path: path.text + "#" + address.block.text)),
            .autocomplete("off")
        ) { html in
            if view == .hex {
                html.empty(.input, .type("hidden"), .name(BodyChoice.Field.view.rawValue), .value(view.rawValue))
            }
            html.element(.label, .class("small")) { html in
                html.text("From byte")
                html.empty(
                    .input, .class("input"), .type("text"), .name(BodyChoice.Field.from.rawValue),
                    .inputmode("numeric"), .value(address.choice.from ?? "0"), .size(14))
            }
            html.element(.button, .class("button button-small"), text: "Show")
        }
    }

    private func writeEnd(into html: inout HTML) {
        let start = response.size - response.tail.count
        html.element(
            .p, .class("small muted"),
            text: "The end: bytes \(Count.grouped(start)) to \(Count.grouped(response.size))")
        html.codeBlock("code-tall code-wrap", label: "End of the response body") { html in
            if view == .hex {
                html.text(utf8: HexBody.rows(response.tail[...], start))
            } else if !response.charset.isOfBytes {
                html.visible(utf8: response.charset.utf8(of: response.tail.dropFirst(start & 1)))
            } else {
                // It may begin within a character.
                html.visible(utf8: response.tail.drop { $0 & 0xC0 == 0x80 })
            }
        }
    }
}
