import Markup
import TokenDesk

/// The end of the top line: **Sign in**, or the signed-in user's name with the **Settings** that this user may open.
struct UserMenu {
    let frame: Frame

    func write(into html: inout HTML) {
        guard let user = frame.user else {
            return html.element(
                .a, .class("button button-quiet sign-in"), .href(SitePath.signIn(return: frame.address).url)
            ) { html in
                html.icon("user")
                html.element(.span, text: "Sign in")
            }
        }
        html.element(.details, .class("user-menu"), .data("behavior", "menu")) { html in
            html.element(
                .summary, .class("button button-quiet"), .aria("label", "\(VisibleText.of(user.name)): settings")
            ) { html in
                html.icon("user")
                html.element(.span, .class("user-name")) { $0.isolated(user.name) }
            }
            html.element(.div, .class("menu")) { html in
                html.element(.p, .class("menu-title"), .id("settings-title"), text: "Settings")
                html.element(.nav, .aria("labelledby", ElementID("settings-title"))) { html in
                    for place in DeskPlace.places(for: user) {
                        html.element(.a, .href(place.path.url), text: place.label(frame.words))
                    }
                }
                html.element(.form, .method("post"), .action(SitePath.signOut.url)) { html in
                    html.sessionFields(frame)
                    html.element(.button, .class("button button-quiet"), text: "Sign out")
                }
            }
        }
    }
}
