import Execution
import Markup
import SourceTree

/// A response body as people can read it: its views, its filter, and what both come to; never anything that runs
/// (THREATS V1, V3, V6, V9).
struct ResponseBody {
    /// Bytes of an image that stands in the page.
    private static let imageLimit = 2_097_152
    /// Bytes of UTF-16 that are decoded as a whole; of more a piece at a time is.
    private static let decodedLimit = 4_194_304

    let response: ShownResponse
    let places: FindingPlaces
    let address: BodyAddress
    /// In UTF-8 where it could be decoded as a whole.
    private let body: BodyBytes
    private let kind: BodyKind
    /// How the bytes of `body` are characters.
    private let charset: BodyCharset

    init(response: ShownResponse, places: FindingPlaces, address: BodyAddress) {
        self.response = response
        self.places = places
        self.address = address
        let (sent, charset) = (BodyBytes(response), response.charset)
        kind = BodyKind(type: response.contentType, charset: charset, body: sent)
        let isText = kind.views.contains(.text)
        if isText, !charset.isOfBytes, let bytes = sent.whole(upTo: Self.decodedLimit) {
            body = BodyBytes(charset.utf8(of: bytes))
            self.charset = .utf8
        } else {
            body = sent
            self.charset = isText ? charset : .utf8
        }
    }

    /// The block with its heading (`part=body`).
    func write(into html: inout HTML) {
        html.element(.div, .class("result-block body"), .id(address.block), .data("behavior", "body")) { html in
            html.element(.div, .class("result-head")) { html in
                html.element(.h3, text: "Response body")
                if !body.isEmpty, case .exchange(let document, let id) = address.path {
                    html.element(
                        .a, .class("button button-small"), .href(SitePath.exchangeBody(document, id).url), .download("")
                    ) { html in
                        html.icon("download")
                        html.text("Download")
                    }
                }
            }
            guard !body.isEmpty else {
                html.element(.p, .class("small muted"), text: "No body")
                return writeEnding(into: &html)
            }
            if let coding = response.remainingCoding {
                html.element(.p, .class("small muted")) {
                    $0.visible("Encoded as \(coding), which is not decoded here: these are the bytes as they came.")
                }
            }
            writeTools(into: &html)
            html.element(.div, .class("body-shown"), .data("shown")) { writeContent(into: &$0) }
            if !body.isWhole { LargeBody(response: response, view: view, address: address).write(into: &html) }
            writeEnding(into: &html)
        }
    }

    private func writeEnding(into html: inout HTML) {
        if response.isTruncated {
            html.notice("warn", "The body was longer than the limit: this is its beginning.")
        }
        switch response.ending {
        case .ended: break
        case .stopped: html.notice("warn", "The call was stopped: this is what had come until then.")
        case .broken(let message): html.notice("warn", message + " This is what had come until then.")
        }
    }

    /// Whether a line is in the part that is shown.
    func shows(_ line: JSONLineMap.Line) -> Bool {
        guard kind.isJSON, view == .pretty, address.choice.filter.isEmpty else { return false }
        return line.passage == JSONBody(body: body, places: places, address: address).place
    }

    /// The row of the table in sight that a pointer into a sequence leads to; nil where there is none.
    func row(at pointer: String) -> Int? {
        guard kind == .lines, view == .table, address.choice.filter.isEmpty, address.choice.from == nil,
            let item = (try? JSONPointer(parsing: pointer))?.tokens.first, let index = Int(item),
            (0..<TableBody.rowLimit).contains(index)
        else { return nil }
        return index + 1
    }

    /// Of a body on disk, or in a charset that is decoded piece by piece, those that show any part of it as it is.
    private var views: [BodyView] {
        isReadable ? kind.views : kind.views.filter { $0 == .text || $0 == .hex }
    }

    private var view: BodyView {
        let views = views
        return address.choice.view.flatMap { views.contains($0) ? $0 : nil } ?? views[0]
    }

    /// Whether it is here as a whole in UTF-8, or in what goes for it.
    private var isReadable: Bool { body.isWhole && charset.isOfBytes }

    private func writeTools(into html: inout HTML) {
        let isFilterable = isReadable && (kind.isJSON || kind.views.contains(.text))
        guard address.path != nil, views.count > 1 || isFilterable else { return }
        html.element(.div, .class("body-tools")) { html in
            html.element(.nav, .class("body-views"), .aria("label", "Views of the body")) { html in
                for other in views {
                    html.bodyLink(
                        other.label, to: BodyChoice(view: other), address, classes: "body-view",
                        isCurrent: other == view && address.choice.filter.isEmpty)
                }
            }
            if isFilterable { writeFilter(into: &html) }
        }
    }

    private func writeFilter(into html: inout HTML) {
        guard let path = address.path, let fragment = address.fragment(BodyChoice()) else { return }
        let words = kind.isJSON || kind == .lines ? "JSON Pointer, JSONPath or words" : "Words"
        html.element(
            .form, .class("body-filter"), .method("get"), .action(SafeURL(path: path.text + "#" + address.block.text)),
            .data("fragment", fragment), .role("search"), .autocomplete("off")
        ) { html in
            html.empty(
                .input, .class("input"), .type("search"), .name(BodyChoice.Field.filter.rawValue),
                .value(address.choice.filter),
                // The whole is too long for a narrow console.
                .placeholder(words == "Words" ? words : "Pointer, JSONPath or words"),
                .aria("label", "Filter the body: " + words),
                .maxlength(2_048), .spellcheck(false))
            html.element(.button, .type("submit"), .class("button button-small"), text: "Filter")
        }
    }

    private func writeContent(into html: inout HTML) {
        if isReadable, let filter = BodyFilter(address.choice.filter) { return write(filter, into: &html) }
        switch view {
        case .pretty: writePretty(into: &html)
        case .table: TableBody(body: body, kind: kind, address: address).write(into: &html)
        case .image: writeImage(into: &html)
        case .text: text(language).write(into: &html)
        case .hex:
            if case .binary(let words) = kind { writeSize(words, into: &html) }
            HexBody(body: BodyBytes(response), address: address).write(into: &html)
        }
    }

    private func write(_ filter: BodyFilter, into html: inout HTML) {
        if kind.isJSON, let bytes = body.whole(upTo: Budget.instance.bytes),
            let tree = try? Tree.read(bytes, format: .json, budget: .instance)
        {
            return FoundValues(root: tree.root, address: address).write(filter, into: &html)
        }
        guard case .words(let words) = filter else {
            if kind == .lines { return FoundRecords(body: body, address: address).write(filter, into: &html) }
            return html.notice(
                "warn", "JSON Pointers and JSONPath lead into JSON of at most 16 MB alone. Words are found in any text."
            )
        }
        FoundLines(body: body, address: address).write(words, into: &html)
    }

    private func writePretty(into html: inout HTML) {
        if kind == .xml {
            guard let bytes = body.whole(upTo: XMLFormatter.limit), let lines = XMLFormatter.pretty(bytes) else {
                return text(.xml).write(into: &html)
            }
            return TextBody(body: BodyBytes(lines), language: .xml, address: address).write(into: &html)
        }
        guard JSONBody.isJSON(body) else {
            html.notice("warn", "This is no JSON, or it is nested too deep: it shows as it came.")
            return text(.json).write(into: &html)
        }
        JSONBody(body: body, places: places, address: address).write(into: &html)
    }

    private func text(_ language: Language) -> TextBody {
        TextBody(body: body, language: language, address: address, charset: charset)
    }

    private var language: Language {
        switch kind {
        case .text(let language): language
        case .xml: .xml
        case .json, .lines: .json
        default: .text
        }
    }

    private func writeImage(into html: inout HTML) {
        guard let bytes = body.whole(upTo: Self.imageLimit),
            let image = ImageSource(raster: bytes, limit: Self.imageLimit)
        else {
            html.element(.p, .class("small")) { html in
                html.text("\(Count.bytes(body.count)): too large to be shown here. Download has it.")
            }
            return
        }
        html.empty(.img, .src(image), .alt("The image that came back"), .class("body-image"))
    }

    private func writeSize(_ words: String?, into html: inout HTML) {
        let type = response.contentType.isEmpty ? "unknown type" : response.contentType
        html.element(.p, .class("small")) { html in
            html.visible(words.map { "\($0), \(Count.bytes(body.count))" } ?? "\(Count.bytes(body.count)) of \(type)")
            html.text(words == nil ? "." : ". Download it to open it.")
        }
    }
}
