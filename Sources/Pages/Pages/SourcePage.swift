public import Markup
public import OpenAPI
public import SourceTree

/// A part of a description as it is written: where it stands, as YAML and as JSON.
public struct SourcePage: Sendable {
    public var frame: Frame
    public var document: Document
    public var node: Node
    public var place: Document.Place

    /// Bytes shown of one notation (THREATS 4.4).
    private static let limit = 262_144

    public init(frame: Frame, document: Document, node: Node, place: Document.Place) {
        self.frame = frame
        self.document = document
        self.node = node
        self.place = place
    }

    /// The whole page.
    public func html() -> HTML {
        let shown = document.shown(node)
        return page(shown)
    }

    private func page(_ shown: Node) -> HTML {
        PageShell(frame: frame, title: "Source", name: "source", current: .none).html { html in
            html.element(.div, .class("reading")) { html in
                html.element(.header) { html in
                    writeCrumbs(into: &html)
                    html.element(.h1, text: "Source")
                    html.element(.p, .class("lede")) { html in
                        html.element(.code) { html in
                            html.isolated(
                                (document.fileName(place.file) ?? "").split(separator: "/").last.map(String.init) ?? "")
                            html.text(":\(node.position.line):\(node.position.column)")
                        }
                    }
                }
                html.element(.div, .class("tabs"), .data("behavior", "tabs"), .data("remember")) { html in
                    writePanel("YAML", shown.yaml(limit: Self.limit), language: .yaml, into: &html)
                    writePanel("JSON", shown.json(pretty: true, limit: Self.limit), language: .json, into: &html)
                }
            }
        }
    }

    /// Every step of the pointer leads to the part around.
    private func writeCrumbs(into html: inout HTML) {
        html.element(.p, .class("crumbs")) { html in
            let id = frame.documentID ?? ""
            html.element(.a, .href(SitePath.document(id).url), text: "Overview")
            var pointer = JSONPointer(tokens: [])
            for token in place.pointer.tokens.prefix(64) {
                html.text(" › ")
                pointer = pointer.appending(token)
                let path = SitePath.source(id, file: place.file, pointer: pointer.description)
                html.element(.a, .href(path.url)) { $0.isolated(token) }
            }
        }
    }

    private func writePanel(_ label: String, _ bytes: [UInt8], language: Language, into html: inout HTML) {
        html.element(.div, .class("tab-panel"), .data("label", label)) { html in
            html.element(.p, .class("tab-title"), text: label)
            html.codeBlock("code-page", label: label) { html in
                html.append(Highlighter.code(bytes.prefix(Self.limit), language: language, limit: Self.limit))
                if bytes.count > Self.limit { html.text("\n…") }
            }
            if bytes.count > Self.limit {
                html.element(
                    .p, .class("muted"), text: "It is longer than what is shown; the whole is in the description.")
            }
        }
    }
}
