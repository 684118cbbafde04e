import Markup
import TokenDesk

/// The part of a token's form that limits it in one kind of resource: one by one, by group, or by ids that are typed.
struct ResourceFields {
    let words: DeskWords
    let kind: ResourceDirectory.Kind
    let limit: TokenFormValues.Limit
    /// What an edit may keep; nil for a new token.
    let bounds: AccessRights?

    /// Resources shown at once at most, the chosen ones aside: thousands are found by words.
    private static let shown = 200

    private var bound: ResourceLimit? { bounds?.resources.first { $0.kind == kind.name } }

    func write(into html: inout HTML) {
        let title = kind.title.lowercased()
        html.element(.fieldset, .class("fields")) { html in
            html.element(.legend) { $0.element(.h2) { $0.visible("Available \(title)") } }
            html.element(.div, .class("limit-choices")) { html in
                if bound == nil { choice("all", "All \(title)", isChosen: !limit.isLimited, into: &html) }
                choice("some", "Only these", isChosen: limit.isLimited || bound != nil, into: &html)
            }
            html.element(.div, .class("limits")) { html in
                writeGroups(into: &html)
                writeResources(into: &html)
                if bound == nil { writeMore(into: &html) }
            }
        }
    }

    private func choice(_ value: String, _ label: String, isChosen: Bool, into html: inout HTML) {
        html.element(.label, .class("tick")) { html in
            html.empty(
                .input, .type("radio"), .name(TokenField.limit(kind: kind.name).text), .value(value),
                .checked(isChosen))
            html.element(.span) { $0.visible(label) }
        }
    }

    private func writeGroups(into html: inout HTML) {
        let known = kind.groups.filter { bound?.groups.contains($0.id) ?? true }
        let lost = limit.groups.filter { id in !known.contains { $0.id == id } }
        let groups = known + lost.map { ResourceDirectory.Group(id: $0) }
        guard !groups.isEmpty else { return }
        let title = kind.groupsTitle.isEmpty ? "Groups" : kind.groupsTitle
        let sizes = sizes
        html.element(.fieldset, .class("ticks tick-columns")) { html in
            html.element(.legend) { $0.visible(title) }
            for group in groups {
                tick(
                    .group(kind: kind.name), group.id, group.label, isChosen: limit.groups.contains(group.id),
                    into: &html
                ) {
                    $0.element(.span, .class("small muted")) {
                        $0.visible(" \(sizes[group.id] ?? 0) \(kind.title.lowercased())")
                    }
                }
            }
        }
    }

    private var sizes: [String: Int] {
        var sizes: [String: Int] = [:]
        for group in kind.resources.flatMap(\.groups) { sizes[group, default: 0] += 1 }
        return sizes
    }

    private func writeResources(into html: inout HTML) {
        let count = bound?.ids.count ?? kind.resources.count
        guard count > 0 else { return }
        let path = SitePath.tokens(.choices(kind: kind.name))
        html.element(.div, .class("found")) { html in
            if count > 12 {
                html.element(.div, .class("field-line")) { html in
                    html.empty(
                        .input, .class("input"), .type("search"), .name(TokenField.find(kind: kind.name).text),
                        .value(limit.find), .data("find", path.url),
                        .placeholder("Filter \(Count.grouped(count)) \(kind.title.lowercased())"),
                        .aria("label", "Filter \(kind.title.lowercased())"))
                    html.element(
                        .button, .class("button"), .formaction(SitePath.tokens(.preview).url), .formnovalidate(),
                        text: "Filter")
                }
            }
            html.element(.div, .data("found")) { $0.append(choices()) }
        }
    }

    /// The resources that are chosen, then those that the words find (`part=choices`).
    func choices() -> HTML {
        var html = HTML()
        let offered = kind.resources.filter { bound?.ids.contains($0.id) ?? true }
        let known = Dictionary(offered.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let chosen = limit.ids.map { known[$0] ?? ResourceDirectory.Resource(id: $0) }
        let chosenIDs = Set(limit.ids)
        let words = limit.find.lowercased()
        let matching = offered.filter { resource in
            !chosenIDs.contains(resource.id)
                && (words.isEmpty || resource.id.lowercased().contains(words)
                    || resource.label.lowercased().contains(words))
        }
        html.element(.fieldset, .class("ticks tick-columns")) { html in
            html.element(.legend) { $0.visible(kind.title) }
            for resource in chosen + matching.prefix(Self.shown) {
                tick(
                    .resource(kind: kind.name), resource.id, resource.label,
                    isChosen: chosenIDs.contains(resource.id), into: &html
                ) { html in
                    if !resource.label.isEmpty {
                        html.element(.code, .class("small muted")) { $0.isolated(resource.id) }
                    }
                }
            }
        }
        if matching.count > Self.shown {
            html.element(
                .p, .class("small muted"),
                text: "\(Count.grouped(matching.count - Self.shown)) more: filter by a name or an id to see them.")
        } else if matching.isEmpty, !words.isEmpty {
            html.element(.p, .class("small muted"), text: "Nothing else is found by these words.")
        }
        return html
    }

    private func tick(
        _ field: TokenField, _ value: String, _ label: String, isChosen: Bool, into html: inout HTML,
        detail: (inout HTML) -> Void
    ) {
        html.element(.label, .class("tick")) { html in
            html.empty(.input, .type("checkbox"), .name(field.text), .value(value), .checked(isChosen))
            html.element(.span) { html in
                html.isolated(label.isEmpty ? value : label)
                html.text(" ")
                detail(&html)
            }
        }
    }

    private func writeMore(into html: inout HTML) {
        let id = ElementID("more", document: kind.name)
        html.element(.details, .open(!limit.more.isEmpty || kind.resources.isEmpty)) { html in
            html.element(.summary, .class("fold"), text: "By id")
            html.element(.div, .class("field")) { html in
                html.element(.label, .for(id), text: "Ids, one a line")
                html.element(
                    .textarea, .class("textarea textarea-short"), .id(id),
                    .name(TokenField.more(kind: kind.name).text), .spellcheck(false), text: limit.more)
            }
        }
    }
}
