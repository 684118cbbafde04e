import JSONSchema
import Markup
import OpenAPI

/// The media types of a request body or a response: how each is written, and what it holds. What several of them hold alike
/// is said once.
struct MediaContent {
    /// Those that are shown.
    let content: [MediaType]
    let scope: SchemaScope
    /// The anchor of the first media type's schema; the others have their names behind it.
    let anchor: ElementID
    let direction: Direction
    /// Whether each is titled with its name, for who has no scripts to choose one.
    var isTitled = false

    func write(into html: inout HTML) {
        for (index, group) in groups.enumerated() {
            let own = index == 0 ? anchor : anchor.appending(group[0].name)
            html.element(.div, Self.names(of: group), .when(index > 0, .class("js-later"))) { html in
                if isTitled, content.count > 1 {
                    html.element(.p, .class("tab-title")) { $0.isolated(Self.title(of: group)) }
                }
                write(group, scope: scope.part(own, direction), into: &html)
            }
        }
    }

    /// The media types in order, those with the same schema together.
    private var groups: [[MediaType]] {
        var groups: [[MediaType]] = []
        var places: [[Schema?]: Int] = [:]
        for media in content {
            let key = [media.schema, media.itemSchema]
            if key.contains(where: { $0 != nil }), let place = places[key],
                groups[place][0].schema?.site == media.schema?.site
            {
                groups[place].append(media)
            } else {
                places[key] = groups.count
                groups.append([media])
            }
        }
        return groups
    }

    private func write(_ group: [MediaType], scope: SchemaScope, into html: inout HTML) {
        guard group.count > 1 else { return html.exampleAndSchema(of: group[0], scope: scope) }
        html.element(.div, .class("tabs"), .data("behavior", "tabs")) { html in
            html.samples(of: group, scope: scope) { writeSamples(of: group, into: &$0) }
            html.schemaPanel(of: group[0], scope: scope)
        }
    }

    private func writeSamples(of group: [MediaType], into html: inout HTML) {
        let samples = MediaSamples.Shared.list(of: group, direction: direction)
        guard samples.contains(where: { !$0.samples.isEmpty }) else { return }
        html.tabPanel("Example Value") { html in
            for (index, shared) in samples.enumerated() {
                html.element(.div, Self.names(of: shared.media), .when(index > 0, .class("js-later"))) {
                    write(shared, into: &$0)
                }
            }
        }
    }

    private func write(_ shared: MediaSamples.Shared, into html: inout HTML) {
        html.element(.p, .class("tab-title")) { $0.isolated(Self.title(of: shared.media)) }
        guard !shared.samples.isEmpty else {
            return html.element(.p, .class("flag"), text: "No example: this media type is no text.")
        }
        SamplesPanel(samples: shared.samples.list).write(into: &html)
    }

    private static func title(of group: [MediaType]) -> String { group.map(\.name).joined(separator: ", ") }

    /// What scripts show when one of these is chosen: the names, a line each.
    private static func names(of group: [MediaType]) -> Attribute {
        .data("media", group.count == 1 ? group[0].name : group.map(\.name).joined(separator: "\n"))
    }
}
