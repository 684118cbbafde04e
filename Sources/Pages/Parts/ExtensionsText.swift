import Markup
import OpenAPI
import SourceTree

/// Specification extensions that no part of a page shows, folded: for those who know what they mean.
struct ExtensionsText {
    private static let maximum = 50
    private static let limit = 4_096

    let extensions: [(name: String, value: Node)]

    func write(into html: inout HTML) {
        guard !extensions.isEmpty else { return }
        html.element(.details, .class("extensions")) { html in
            html.element(.summary, .class("small muted"), text: Count.of(extensions.count, "extension field"))
            html.element(.dl, .class("extension-list")) { html in
                for (name, value) in extensions.prefix(Self.maximum) {
                    html.element(.dt) { $0.element(.code) { $0.isolated(name) } }
                    html.element(.dd) { html in
                        let bytes = value.json(pretty: value.count > 0)
                        html.codeBlock(label: name) { html in
                            html.append(Highlighter.json(bytes.prefix(Self.limit)))
                            if bytes.count > Self.limit { html.text("\n…") }
                        }
                    }
                }
            }
        }
    }
}
