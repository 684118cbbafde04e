import Execution
import Markup
import OpenAPI
import SourceTree

/// Which alternative of a `oneOf` or `anyOf` a part of a form shows, and the choice of another.
struct VariantSelect {
    let item: ValueItem
    let field: FieldName
    let path: SitePath
    let scope: String
    let hasFocus: Bool

    func write(into html: inout HTML) {
        guard let variants = item.variants else { return }
        let place = ValuePath(field, item.pointer)
        let change = FormChange.choose(place).text
        let next = FieldName.nextVariant(place).text
        let id = ElementID("variant", document: scope + "." + next)
        html.empty(.input, .type("hidden"), .name(FieldName.variant(place).text), .value(String(variants.current)))
        html.element(.label, .class("small muted"), .for(id), text: "Variant")
        html.element(
            .select, .class("select select-small"), .id(id), .name(next), .data("change", change),
            .autocomplete("off"), .when(hasFocus, .data("focus"))
        ) { html in
            for (index, name) in variants.names.enumerated() {
                html.element(
                    .option, .value(index), .selected(index == variants.current), text: VisibleText.of(name))
            }
        }
        html.element(
            .button, .type("submit"), .class("button button-small no-js"), .name(FieldName.change.text),
            .value(change), .formaction(path.url), .formnovalidate(), .aria("label", "Use the variant"), text: "Use")
    }
}
