import JSONSchema
import Markup
import OpenAPI

/// Pieces that the parts of an operation share.
extension HTML {
    /// The heading of a section with a line below.
    mutating func sectionHead(_ title: String, heading: Markup.Tag = .h2) {
        element(.div, .class("section-head")) { $0.element(heading, text: title) }
    }

    /// The code of a response, coloured by its class; the digits say it as well.
    mutating func status(_ code: String) {
        let family = code.first.flatMap { "2345".contains($0) ? "status-\($0)" : nil }
        element(.span, .class("status", family ?? ""), text: VisibleText.of(code))
    }

    /// The panels **Example Value** and **Schema** of a media type.
    mutating func exampleAndSchema(of media: MediaType, scope: SchemaScope) {
        let samples = MediaSamples(media: media, direction: scope.direction)
        guard !samples.isEmpty || media.schema != nil || media.itemSchema != nil else { return }
        element(.div, .class("tabs"), .data("behavior", "tabs")) { html in
            if !samples.isEmpty {
                html.tabPanel("Example Value") { SamplesPanel(samples: samples.list).write(into: &$0) }
            }
            html.schemaPanel(of: media, scope: scope)
        }
    }

    /// The panel **Schema** of a media type; nothing when it has none. Once a page is long, the schemas that this one names
    /// come when they are unfolded.
    mutating func schemaPanel(of media: MediaType, scope: SchemaScope) {
        guard media.schema != nil || media.itemSchema != nil else { return }
        let namedDepth = count > SchemaView.Limits.longPage ? 0 : 1
        tabPanel("Schema") { html in
            var view = SchemaView(scope: scope, limits: SchemaView.Limits(namedDepth: namedDepth, nodes: 2_000))
            if let schema = media.schema { view.write(schema, into: &html) }
            if let schema = media.itemSchema {
                html.element(.p, .class("flag"), text: "each item of the sequence")
                view.write(schema, into: &html)
            }
        }
    }

    /// One of several panels that become tabs.
    mutating func tabPanel(_ label: String, content: (inout HTML) -> Void) {
        element(.div, .class("tab-panel"), .data("label", label)) { html in
            html.element(.p, .class("tab-title"), text: label)
            content(&html)
        }
    }
}
