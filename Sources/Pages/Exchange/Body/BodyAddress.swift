import Markup

/// Where further parts and other views of a body are found.
struct BodyAddress {
    /// The kept result; nil when it is not kept, so that nothing further can be shown of it.
    let path: SitePath?
    /// What is shown now.
    let choice: BodyChoice
    /// Tells its ids from those of other results on the page.
    let scope: String

    /// The id of the body's block.
    var block: ElementID { ElementID("result-body", document: scope) }

    /// What the ids of its lines begin with.
    var lines: ElementID { ElementID("result-line", document: scope) }

    /// The id of a line.
    func id(of line: Int) -> ElementID { lines.appending(String(line)) }

    /// The page with another choice, at the body.
    func url(_ choice: BodyChoice, line: Int? = nil) -> SafeURL? {
        path.map { SafeURL(path: choice.text(of: $0) + "#" + (line.map(id(of:)) ?? block).text) }
    }

    /// The body alone with another choice, for scripts.
    func fragment(_ choice: BodyChoice) -> SafeURL? {
        path.map { SafeURL(path: choice.text(of: $0, part: .body)) }
    }

    /// The choice that shows another part in the view of now.
    func going(to from: String) -> BodyChoice {
        BodyChoice(view: choice.view, from: from, filter: choice.filter)
    }
}

extension HTML {
    /// A link to another part or view of a body; plain text where nothing is kept.
    mutating func bodyLink(
        _ label: String, to choice: BodyChoice, _ address: BodyAddress, classes: String = "button button-small",
        isCurrent: Bool = false, line: Int? = nil
    ) {
        guard let url = address.url(choice, line: line), let fragment = address.fragment(choice) else {
            return element(.span, .class(classes), text: label)
        }
        element(
            .a, .class(classes), .href(url), .data("fragment", fragment), .rel("nofollow"),
            .when(isCurrent, .aria("current", "true"))
        ) { $0.visible(label) }
    }

    /// How much of a body is in sight, and the way to more of it.
    mutating func bodyMore(_ words: String, next: String?, _ address: BodyAddress) {
        element(.p, .class("body-more small muted")) { html in
            html.element(.span, text: words)
            if address.choice.from != nil {
                let first = BodyChoice(view: address.choice.view, filter: address.choice.filter)
                html.bodyLink("Beginning", to: first, address)
            }
            if let next, let url = address.url(address.going(to: next)),
                let fragment = address.fragment(address.going(to: next))
            {
                html.element(
                    .a, .class("button button-small"), .href(url), .data("fragment", fragment), .data("more"),
                    .rel("nofollow"), text: "Show more")
            }
        }
    }
}
