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
                html.element(.div, .class("tab-panel"), .data("label", "Example Value")) { html in
                    html.element(.p, .class("tab-title"), text: "Example Value")
                    SamplesPanel(samples: samples.list).write(into: &html)
                }
            }
            guard let schema = media.schema ?? media.itemSchema else { return }
            html.element(.div, .class("tab-panel"), .data("label", "Schema")) { html in
                html.element(.p, .class("tab-title"), text: "Schema")
                if media.schema == nil { html.element(.p, .class("flag"), text: "each item of the sequence") }
                var view = SchemaView(scope: scope, limits: SchemaView.Limits(nodes: 2_000))
                view.write(schema, into: &html)
            }
        }
    }
}
