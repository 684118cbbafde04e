import Markup

/// A body that lies on disk: its beginning and its end, or any part of it; the download has all.
struct LargeBody {
    let view: ExchangeView
    let response: ShownResponse

    func write(into html: inout HTML) {
        if let window = response.window {
            write(window, label: "Part of the response body", into: &html)
        } else {
            let start = BodyWindow(start: 0, bytes: Array(response.body.prefix(BodyWindow.size)))
            write(start, label: "Beginning of the response body", into: &html)
            let tail = BodyWindow(start: response.size - response.tail.count, bytes: response.tail)
            if !tail.bytes.isEmpty { write(tail, label: "End of the response body", into: &html) }
        }
        writeWays(into: &html)
    }

    private func write(_ window: BodyWindow, label: String, into html: inout HTML) {
        let end = window.start + window.bytes.count
        html.element(
            .p, .class("small muted"),
            text: window.bytes.isEmpty
                ? "Nothing stands there: the body has \(Count.grouped(response.size)) bytes."
                : "Bytes \(Count.grouped(window.start)) to \(Count.grouped(end - 1)) of \(Count.grouped(response.size))"
        )
        guard !window.bytes.isEmpty else { return }
        html.codeBlock("code-tall", label: label) { html in
            if let text = Self.text(window.bytes) {
                html.visible(utf8: text)
            } else {
                html.text(Self.hex(window))
            }
        }
    }

    /// To the parts beside the one that is shown, and to any other.
    private func writeWays(into html: inout HTML) {
        guard let id = view.id else { return }
        let start = response.window?.start ?? 0
        html.element(.div, .class("body-ways")) { html in
            if let window = response.window, window.start > 0 {
                let before = min(window.start, response.size) - BodyWindow.size
                link("Before", max(0, before), id, into: &html)
            }
            if start + BodyWindow.size < response.size { link("After", start + BodyWindow.size, id, into: &html) }
            html.element(.form, .method("get"), .action(SitePath.exchange(view.documentID, id).url)) { html in
                html.element(.label, .class("small")) { html in
                    html.text("From byte")
                    html.empty(
                        .input, .class("input"), .type("text"), .name("from"), .inputmode("numeric"),
                        .value(String(start)), .size(14))
                }
                html.element(.button, .class("button button-small"), text: "Show")
            }
        }
    }

    private func link(_ label: String, _ from: Int, _ id: String, into html: inout HTML) {
        html.element(
            .a, .class("button button-small"), .href(SitePath.exchangePart(view.documentID, id, from: from).url),
            text: label)
    }

    /// The bytes as text, but for those of a character that begins or ends outside; nil for what is no text.
    private static func text(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard !bytes.contains(0) else { return nil }
        let start = bytes.prefix(3).firstIndex { $0 & 0xC0 != 0x80 } ?? 0
        for cut in 0...min(3, bytes.count - start) {
            let part = bytes[start..<(bytes.count - cut)]
            if String(validating: part, as: UTF8.self) != nil { return part }
        }
        return nil
    }

    /// Sixteen bytes a line: where, the bytes, what of them is printable.
    private static func hex(_ window: BodyWindow) -> String {
        stride(from: 0, to: window.bytes.count, by: 16).map { line in
            let bytes = window.bytes[line..<min(line + 16, window.bytes.count)]
            let position = String(window.start + line, radix: 16)
            let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
            let texts = bytes.map { (0x20..<0x7F).contains($0) ? String(UnicodeScalar($0)) : "." }.joined()
            return String(repeating: "0", count: max(0, 8 - position.count)) + position + "  " + digits
                + String(repeating: " ", count: 50 - digits.count) + texts
        }.joined(separator: "\n")
    }
}
