import Markup

/// What a call may be told beside its values: whether redirects are followed, and how long it may take.
struct CallOptions {
    let draft: CallDraft?
    /// The longest time in seconds.
    let longest: Int

    /// Whether something was chosen.
    var isChanged: Bool { draft?.first(.follow) != nil || !(draft?.first(.time) ?? "").isEmpty }

    /// - Parameter scope: what its ids begin with.
    func write(of scope: String, into html: inout HTML) {
        html.element(.details, .class("console-options"), .open(isChanged)) { html in
            html.element(.summary, .class("fold"), text: "Options")
            html.element(.label, .class("check")) { html in
                html.empty(
                    .input, .type("checkbox"), .name(FieldName.follow.text), .value("1"),
                    .checked(draft?.first(.follow) != nil))
                html.text("Follow redirects")
            }
            let id = ElementID("time", document: scope)
            html.element(.div, .class("call-field")) { html in
                html.element(.label, .class("call-label"), .for(id), text: "Time-out")
                html.element(.div, .class("call-values")) { html in
                    html.empty(
                        .input, .class("input"), .id(id), .type("number"), .name(FieldName.time.text),
                        .value(draft?.first(.time) ?? ""), .min("1"), .max(String(longest)), .step("1"),
                        .placeholder("\(min(longest, 60))"), .autocomplete("off"))
                    html.element(.div, .class("small muted"), text: "Seconds, at most \(longest).")
                }
            }
        }
    }
}
