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
        let isShared = isDrawnJSON(media) && item == nil
        let key = isShared ? schema?.identity.map { KeptParts.Key.sample($0, scope.direction) } : nil
        let write = { (html: inout HTML) in
            let samples = MediaSamples(media: media, direction: scope.direction)
            guard !samples.isEmpty else { return }
            html.tabPanel("Example Value") { SamplesPanel(samples: samples.list).write(into: &$0) }
        }
        var sample = HTML(links: links)
        if let key, let kept = keptParts(scope) { sample = kept.part(key, write: write) } else { write(&sample) }
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
        let namedDepth = count > SchemaView.Limits.longPage ? 0 : 1
        let isShared = schema.map { $0.identity != nil } ?? true && item.map { $0.identity != nil } ?? true
        let key = KeptParts.Place(scope).flatMap { place -> KeptParts.Key? in
            isShared ? .schema(schema?.identity, items: item?.identity, namedDepth: namedDepth, place) : nil
        }
        let write = { (html: inout HTML) in
            html.tabPanel("Schema") { html in
                var view = SchemaView(scope: scope, limits: SchemaView.Limits(namedDepth: namedDepth, nodes: 2_000))
                if let schema { view.write(schema, into: &html) }
                if let item {
                    html.element(.p, .class("flag"), text: "each item of the sequence")
                    view.write(item, into: &html)
                }
            }
        }
        if let key, let kept = keptParts(scope) { append(kept.part(key, write: write)) } else { write(&self) }
    }

    /// Whether its sample is JSON drawn from its schema, which is the same for every media type that is so.
    private func isDrawnJSON(_ media: MediaType) -> Bool {
        media.isJSON && !media.isJSONSequence && media.examples.isEmpty
    }

    /// The parts that other pages have; nil where this one is too long for them, or a file: its links are its own.
    private func keptParts(_ scope: SchemaScope) -> KeptParts? {
        links == nil && count < KeptParts.longestPage ? scope.kept : nil
    }

    /// One of several panels that become tabs.
    mutating func tabPanel(_ label: String, content: (inout HTML) -> Void) {
        element(.div, .class("tab-panel"), .data("label", label)) { html in
            html.element(.p, .class("tab-title"), text: label)
            content(&html)
        }
    }
}
