import Markup
import OpenAPI

/// The words to look for and what narrows them: a form by GET, so that what is found has an address.
struct SearchForm {
    /// Choices that one list offers at most; any other value can be typed.
    private static let limit = 300

    let documentID: String
    let query: SearchQuery
    let tags: [String]
    let choices: SearchChoices

    func write(into html: inout HTML) {
        html.element(
            .form, .class("search-form"), .role("search"), .aria("label", "Search this description"), .method("get"),
            .action(SitePath.search(documentID).url), .data("behavior", "autosubmit")
        ) { html in
            html.element(.div, .class("servers-line")) { html in
                html.empty(
                    .input, .class("input"), .type("search"), .name(FieldName.search.text), .value(query.text),
                    .maxlength(SearchQuery.limit), .aria("label", "Words"), .autocomplete("off"),
                    .autofocus(query.isEmpty))
                html.element(.button, .class("button"), text: "Search")
            }
            html.element(.div, .class("filters")) { writeFilters(into: &$0) }
        }
    }

    private func writeFilters(into html: inout HTML) {
        select(.method, "Method", query.method, choices.methods.map { ($0, $0) }, into: &html)
        select(.tag, "Tag", query.tag, tags.map { ($0, $0) }, into: &html)
        if !choices.scopes.isEmpty {
            select(.scope, "Scope", query.scope, choices.scopes.map { ($0, $0) }, into: &html)
        }
        let deprecated = query.deprecated.map { $0 ? "yes" : "no" } ?? ""
        select(.deprecated, "Deprecated", deprecated, [("yes", "yes"), ("no", "no")], into: &html)
        if query.isFiltered {
            html.element(
                .a, .href(SitePath.search(documentID, query: query.words).url), text: "Without filters")
        }
    }

    private func select(
        _ field: SearchField, _ label: String, _ chosen: String, _ choices: [(value: String, text: String)],
        into html: inout HTML
    ) {
        let place = choices.firstIndex { $0.value.lowercased() == chosen.lowercased() }
        html.element(.select, .class("select"), .name(field.rawValue), .aria("label", label)) { html in
            html.element(.option, .value(""), text: "\(label): all")
            if place == nil, !chosen.isEmpty {
                html.element(.option, .value(chosen), .selected(), text: VisibleText.of(chosen))
            }
            for (index, choice) in choices.enumerated() where index < Self.limit || index == place {
                html.element(
                    .option, .value(choice.value), .selected(index == place), text: VisibleText.of(choice.text))
            }
        }
    }
}
