public import Foundation
public import Markup

/// A one-time link, shown once, for the administrator to hand over.
public struct InvitationPage: Sendable {
    public var frame: Frame
    /// Whom it is for.
    public var name: String
    /// The whole link with scheme and host.
    public var link: String
    public var endsAt: Date
    public var now: Date

    public init(frame: Frame, name: String, link: String, endsAt: Date, now: Date) {
        self.frame = frame
        self.name = name
        self.link = link
        self.endsAt = endsAt
        self.now = now
    }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: "One-time link", name: "invitation").html { html in
            html.element(.div, .class("reading narrow")) { html in
                DeskHead(frame: frame, place: .users, title: "A one-time link for \(name)", isPlace: false)
                    .write(into: &html)
                html.element(.p) { html in
                    html.text("Give this link to ")
                    html.element(.strong) { $0.isolated(name) }
                    html.text(
                        " by a way that only the two of you read. It leads to choosing a password, works once, ends ")
                    html.moment(endsAt, from: now)
                    html.text(", and is shown only now.")
                }
                html.codeBlock("one-line", label: "One-time link") { $0.text(link) }
                html.element(
                    .p, .class("small muted"),
                    text: "Links that were made for this user before have ended. A lost link is replaced by a new one.")
                html.element(.p) { html in
                    html.element(.a, .class("button"), .href(SitePath.users.url), text: "Back to the users")
                }
            }
        }
    }
}
