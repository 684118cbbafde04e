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
        let schema = media.schema
        let item = media.itemSchema
        var sample = HTML(links: links)
        sample.samples(of: [media], scope: scope) { html in
            let samples = MediaSamples(media: media, direction: scope.direction)
            guard !samples.isEmpty else { return }
            html.tabPanel("Example Value") { SamplesPanel(samples: samples.list).write(into: &$0) }
        }
        guard !sample.isEmpty || schema != nil || item != nil else { return }
        element(.div, .class("tabs"), .data("behavior", "tabs")) { html in
            html.append(sample)
            html.schemaPanel(of: media, scope: scope)
        }
    }

    /// The panel **Schema** of a media type; nothing when it has none. Once a page is long, the schemas that this one names
    /// come when they are unfolded.
    mutating func schemaPanel(of media: MediaType, scope: SchemaScope) {
        let schema = media.schema
        let item = media.itemSchema
        guard schema != nil || item != nil else { return }
        let limits = SchemaView.Limits(
            namedDepth: scope.bytesBefore + count > SchemaView.Limits.longPage ? 0 : 1, nodes: 2_000)
        tabPanel("Schema") { html in
            var view = SchemaView(scope: scope, limits: limits)
            if let schema { view.write(schema, into: &html) }
            if let item {
                html.element(.p, .class("flag"), text: "each item of the sequence")
                view.write(item, into: &html)
            }
        }
    }

    /// Adds the panel **Example Value**, which is the same for all media types of these names and the same schema where nothing
    /// else is said of them.
    mutating func samples(of media: [MediaType], scope: SchemaScope, write: (inout HTML) -> Void) {
        let schemas = media.compactMap { $0.isPlain ? $0.schema?.identity : nil }
        guard let kept = keptParts(scope), schemas.count == media.count else { return write(&self) }
        let names = media.count == 1 && media[0].isJSON && !media[0].isJSONSequence ? [] : media.map(\.name)
        append(kept.part(.samples(schemas, names, scope.direction), write: write), at: .standIn)
    }

    /// One of several panels that become tabs.
    mutating func tabPanel(_ label: String, content: (inout HTML) -> Void) {
        element(.div, .class("tab-panel"), .data("label", label)) { html in
            html.element(.p, .class("tab-title"), text: label)
            content(&html)
        }
    }
}
