import JSONSchema
import Markup
import OpenAPI

/// **Request body**: media types with Example Value and Schema.
struct RequestBodyText {
    let scope: SchemaScope
    let body: RequestBody
    var heading: Markup.Tag = .h2

    private static let maximumMediaTypes = 8

    func write(into html: inout HTML) {
        let content = Array(body.content.prefix(Self.maximumMediaTypes))
        let plain = scope.anchor("request", "body")
        html.element(.section, .data("media-scope")) { html in
            html.element(.div, .class("section-head")) { html in
                html.element(heading, text: "Request body")
                if body.isRequired { html.element(.span, .class("required small"), text: "required") }
                html.mediaSelect(content, label: "Request media type")
            }
            html.element(.div, .class("section-body")) { html in
                html.prose(body.description)
                if let reference = body.brokenReference { html.gap(reference) }
                MediaContent(content: content, scope: scope, anchor: plain, direction: .request, isTitled: true)
                    .write(into: &html)
                for media in content { EncodingText(media: media).write(into: &html) }
                html.otherMediaTypes(body.content.dropFirst(Self.maximumMediaTypes))
            }
        }
    }
}

extension HTML {
    /// The choice of a media type within the nearest `data-media-scope`; a plain name when there is only one.
    mutating func mediaSelect(_ content: [MediaType], label: String, sets target: ElementID? = nil) {
        guard let first = content.first else { return }
        guard content.count > 1 else {
            return element(.code, .class("small muted push")) { $0.isolated(first.name) }
        }
        element(
            .select, .class("select select-small js"), .aria("label", label), .data("behavior", "media"),
            .ifPresent(target) { .data("sets", $0) }, .autocomplete("off")
        ) { html in
            for media in content {
                html.element(.option, .value(media.name), text: VisibleText.of(media.name))
            }
        }
    }
}
