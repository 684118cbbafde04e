import Markup
import TokenDesk

/// What narrows a list of tokens: a form by GET, so that the list has an address.
struct TokenFilterForm {
    let words: DeskWords
    let filter: TokenFilter
    let apis: [DeskAPI]
    let owners: [String]?

    func write(into html: inout HTML) {
        html.element(
            .form, .class("filter"), .method("get"), .action(SitePath.tokens(.list()).url),
            .data("behavior", "autosubmit"),
            .role("search"), .aria("label", "Filter the list")
        ) { html in
            writeOrder(into: &html)
            html.empty(
                .input, .class("input"), .type("search"), .name(TokenFilter.Field.text.rawValue), .value(filter.text),
                .maxlength(TokenFilter.textLimit), .placeholder("Search"),
                .aria("label", "Words of description, comment or purpose"))
            select(
                .state, "State", chosen: filter.state, TokenState.names.map { ($0, TokenState.words(ofName: $0)) },
                into: &html)
            if apis.count > 1 {
                select(.api, "API", chosen: filter.api, apis.map { ($0.id, $0.title) }, into: &html)
            }
            if let owners, owners.count > 1 {
                select(.owner, "Owner", chosen: filter.owner, owners.map { ($0, $0) }, into: &html)
            }
            html.element(.label, .class("tick")) { html in
                html.empty(
                    .input, .type("checkbox"), .name(TokenFilter.Field.unused.rawValue), .value("1"),
                    .checked(filter.isUnused))
                html.text("Unused for \(TokenFilter.unusedDays) days")
            }
            html.element(.button, .class("button"), text: "Filter")
            if filter.isNarrow {
                html.element(.a, .href(SitePath.tokens(.list()).url), text: "Show all")
            }
        }
    }

    private func writeOrder(into html: inout HTML) {
        guard filter.sort != .created || !filter.isDescending else { return }
        html.empty(
            .input, .type("hidden"), .name(TokenFilter.Field.sort.rawValue), .value(filter.sort.rawValue))
        html.empty(
            .input, .type("hidden"), .name(TokenFilter.Field.order.rawValue),
            .value(filter.isDescending ? "down" : "up"))
    }

    private func select(
        _ field: TokenFilter.Field, _ label: String, chosen: String?, _ choices: [(value: String, text: String)],
        into html: inout HTML
    ) {
        html.element(.select, .class("select"), .name(field.rawValue), .aria("label", label)) { html in
            html.element(.option, .value(""), text: "\(label): all")
            for choice in choices {
                html.element(
                    .option, .value(choice.value), .selected(choice.value == chosen), text: VisibleText.of(choice.text))
            }
        }
    }
}
