import Markup
import OpenAPI

/// **Filter by tag**: narrows the overview to the tags whose name holds some words.
struct TagFilter {
    let frame: Frame
    /// In lower case.
    let words: String

    /// What a tag is found by, in lower case: its name and its title.
    static func name(of section: Outline.Section) -> String {
        let name = section.tag.name
        return (name == section.title ? name : name + " " + section.title).lowercased()
    }

    func write(into html: inout HTML) {
        html.element(
            .form, .class("tag-filter", frame.isFile ? "js" : ""), .method("get"),
            .action(SitePath.document(frame.documentID ?? "").url),
            .data("behavior", "filter")
        ) { html in
            html.empty(
                .input, .class("input"), .type("text"), .inputmode("search"), .name(FieldName.filter.text),
                .value(words),
                .placeholder("Filter by tag"), .aria("label", "Filter by tag"), .autocomplete("off"))
            html.element(.button, .class("button no-js"), text: "Filter")
        }
    }
}
