import Markup

/// The head of a page of the desk: the ways within **Settings**, the title, and what stands at the upper right.
struct DeskHead {
    let frame: Frame
    let place: DeskPlace
    let title: String
    /// Whether the page is the place itself and not one below it.
    var isPlace = true

    /// Writes the head; `actions` stand at the upper right.
    func write(into html: inout HTML, actions: (inout HTML) -> Void = { _ in }) {
        html.element(.header, .class("desk-head")) { html in
            if let user = frame.user {
                html.element(.nav, .class("desk-places"), .aria("label", "Settings")) { html in
                    html.element(.span, .class("muted"), .aria("hidden", true), text: "Settings")
                    for place in DeskPlace.places(for: user) {
                        html.element(
                            .a, .href(place.path.url),
                            .when(place == self.place, .aria("current", isPlace ? "page" : "true")),
                            text: place.label(frame.words))
                    }
                }
            }
            html.element(.div, .class("desk-title")) { html in
                html.element(.h1) { $0.visible(title) }
                html.element(.div, .class("actions"), content: actions)
            }
        }
    }
}
