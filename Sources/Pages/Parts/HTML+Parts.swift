import Markup

/// Small pieces that many views share.
extension HTML {
    /// An icon of `css/icons.css`, out of sight of screen readers.
    mutating func icon(_ name: String) {
        element(.span, .class("icon", "icon-" + name), .aria("hidden", true))
    }

    /// The pill with a method.
    mutating func method(_ method: String) {
        element(.span, .class("method", Self.methodClass(method)), text: VisibleText.of(method))
    }

    /// A path with its templates set apart.
    mutating func path(_ path: String) {
        let isLong = path.utf8.count > 20
        element(.code, .class("path")) { html in
            for piece in PathPieces.of(VisibleText.of(path)) {
                if piece.isTemplate {
                    html.element(.b, text: piece.text)
                } else {
                    if isLong { html.breakable(piece.text) } else { html.text(piece.text) }
                }
            }
        }
    }

    /// A code block with a place for the copy button.
    mutating func codeBlock(_ classes: String = "", label: String, content: (inout HTML) -> Void) {
        element(.div, .class("code", classes), .data("behavior", "copy")) { html in
            html.element(.pre, .tabindex(0), .role("group"), .aria("label", label)) { html in
                html.element(.code, content: content)
            }
        }
    }

    /// Hidden fields that every post carries.
    mutating func sessionFields(_ frame: Frame, back: String? = nil) {
        empty(.input, .type("hidden"), .name(FieldName.csrf.text), .value(frame.csrf))
        if let back {
            empty(.input, .type("hidden"), .name(FieldName.back.text), .value(back))
        }
    }

    /// A link that a description names: plain text when its scheme is not one of those allowed (THREATS R3, R14).
    mutating func documentLink(_ address: String, text label: String) {
        if let url = SafeURL(document: address) {
            element(
                .a, .href(url), .rel("noopener noreferrer nofollow ugc"), text: VisibleText.of(label))
        } else {
            element(.span, text: VisibleText.of(label))
        }
    }

    /// Markdown of a description; its headings stand below the page's own, so that a page has one of the first level.
    mutating func prose(_ source: String?) {
        guard let source, !source.isEmpty else { return }
        let options = Markdown.Options(topLevel: 2)
        element(.div, .class("prose")) { $0.append(Markdown.html(source, options: options)) }
    }

    /// A sentence that stands out.
    mutating func notice(_ kind: String = "", role: StaticString = "note", _ message: String) {
        element(.div, .class("notice", kind.isEmpty ? "" : "notice-" + kind), .role(role)) { html in
            html.element(.p, text: message)
        }
    }

    static func methodClass(_ method: String) -> String {
        switch method {
        case "GET": "get"
        case "POST": "post"
        case "PUT": "put"
        case "PATCH": "patch"
        case "DELETE": "delete"
        default: ""
        }
    }
}
