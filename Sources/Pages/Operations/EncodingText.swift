import Markup
import OpenAPI

extension HTML {
    /// The media types that are named only, where there are more than are shown in full.
    mutating func otherMediaTypes(_ others: ArraySlice<MediaType>) {
        guard !others.isEmpty else { return }
        element(.p, .class("small muted")) { html in
            html.text("Also as ")
            for (index, media) in others.prefix(40).enumerated() {
                if index > 0 { html.text(", ") }
                html.element(.code) { $0.isolated(media.name) }
            }
            if others.count > 40 { html.text(" and \(others.count - 40) more") }
        }
    }
}

/// How the parts of a form or of a multipart body are written: one line a part; nothing where all is as usual.
struct EncodingText {
    let media: MediaType

    private static let maximum = 60

    func write(into html: inout HTML) {
        let parts = Self.parts(
            media.encoding, prefix: media.prefixEncoding, item: media.itemEncoding, within: "", depth: 0)
        guard !parts.isEmpty else { return }
        html.element(.details) { html in
            html.element(.summary, .class("property-line")) { html in
                html.element(.span, .class("type")) { html in
                    html.text("Encoding of ")
                    html.isolated(media.name)
                }
            }
            html.element(.div, .class("schema")) { html in
                html.element(.ul) { html in
                    for part in parts.prefix(Self.maximum) { write(part.name, part.encoding, into: &html) }
                }
            }
        }
    }

    private func write(_ name: String, _ encoding: Encoding, into html: inout HTML) {
        html.element(.li, .class("property")) { html in
            html.element(.div, .class("property-line")) { html in
                html.element(.code, .class("name")) { $0.isolated(name) }
                for word in StyleText(encoding).words {
                    html.element(.span, .class("chip")) { $0.visible(word) }
                }
            }
            HeadersTable(headers: encoding.headers).write(into: &html)
        }
    }

    /// The parts in order, those within parts behind them (3.2), a few levels deep.
    private static func parts(
        _ named: [(name: String, encoding: Encoding)], prefix: [Encoding], item: Encoding?, within path: String,
        depth: Int
    ) -> [(name: String, encoding: Encoding)] {
        guard depth < 4 else { return [] }
        var all = named.map { (path + $0.name, $0.encoding) }
        all += prefix.enumerated().map { ("\(path)[\($0.offset)]", $0.element) }
        if let item { all.append((path + "[…]", item)) }
        return all.prefix(maximum).flatMap { name, encoding in
            let inner = parts(
                encoding.encoding, prefix: encoding.prefixEncoding, item: encoding.itemEncoding,
                within: name + " › ", depth: depth + 1)
            return [(name: name, encoding: encoding)] + inner
        }
    }
}
