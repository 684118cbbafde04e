import Markup

/// A response body as people can read it: JSON laid out with its numbers as they came, raster images, text; never
/// anything that runs (THREATS V1, V3, V6, V9).
struct ResponseBody {
    let response: ShownResponse

    /// Bytes of JSON that are laid out; longer bodies show as they came.
    private static let formattedLimit = 1_048_576
    /// Bytes that a page shows at all; the download has the rest.
    private static let shownLimit = 262_144

    func write(into html: inout HTML) {
        let body = response.body
        guard !body.isEmpty else { return html.element(.p, .class("small muted"), text: "No body") }
        let type = response.contentType
        if type.hasPrefix("image/"), let image = ImageSource(raster: body) {
            html.empty(.img, .src(image), .alt("The image that came back"))
        } else if isJSON(type), let formatted = JSONFormatter.pretty(body, limit: Self.formattedLimit) {
            writeCode(formatted, into: &html) {
                $0.append(Highlighter.json($1.prefix(Self.shownLimit), limit: Self.shownLimit))
            }
        } else if isText(type) || Self.looksLikeText(body) {
            writeCode(body, into: &html) { $0.visible(utf8: $1.prefix(Self.shownLimit)) }
        } else {
            let words = type.isEmpty ? "unknown type" : type
            html.element(.p, .class("small")) { $0.visible("\(Count.bytes(body.count)) of \(words).") }
        }
    }

    private func writeCode(_ bytes: [UInt8], into html: inout HTML, content: (inout HTML, [UInt8]) -> Void) {
        html.codeBlock("code-tall", label: "Response body") { content(&$0, bytes) }
        if bytes.count > Self.shownLimit {
            html.element(
                .p, .class("small muted"),
                text:
                    "The first \(Count.bytes(Self.shownLimit)) of \(Count.bytes(bytes.count)). Download has all of it.")
        }
    }

    private func isJSON(_ type: String) -> Bool {
        type == "application/json" || type == "text/json" || type.hasSuffix("+json")
    }

    private func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || type.hasSuffix("+xml") || type.hasSuffix("+yaml")
            || ["application/xml", "application/yaml", "application/javascript", "application/x-ndjson"].contains(type)
            || isJSON(type)
    }

    /// Well-formed UTF-8 without NUL in its beginning.
    private static func looksLikeText(_ body: [UInt8]) -> Bool {
        let beginning = body.prefix(512)
        return !beginning.contains(0) && String(validating: beginning.dropLast(3), as: UTF8.self) != nil
    }
}
