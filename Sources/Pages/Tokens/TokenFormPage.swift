public import Foundation
public import Markup
import TokenDesk

/// The form of a new token: what it is called, what it may do, when it ends, from where and how often it may be used.
public struct TokenFormPage: Sendable {
    public var frame: Frame
    public var now: Date
    /// The API that the form is for.
    public var api: DeskAPI
    /// All that tokens can be made for, by name in the catalog and title.
    public var choices: [(id: String, title: String)]
    public var values: TokenFormValues
    /// The users that an administrator may make a token for; nil for everybody else.
    public var owners: [String]?
    /// What was wrong with the fields just posted.
    public var problems: [TokenField: String]
    /// What was wrong with the form as a whole.
    public var problem: String?

    public init(
        frame: Frame, now: Date, api: DeskAPI, choices: [(id: String, title: String)],
        values: TokenFormValues, owners: [String]? = nil, problems: [TokenField: String] = [:], problem: String? = nil
    ) {
        self.frame = frame
        self.now = now
        self.api = api
        self.choices = choices
        self.values = values
        self.owners = owners
        self.problems = problems
        self.problem = problem
    }

    private var words: DeskWords { frame.words }

    /// The whole page.
    public func html() -> HTML {
        PageShell(frame: frame, title: words.create, name: "token-form").html { html in
            html.element(.div, .class("reading desk desk-form")) { html in
                let title = words.preset == .generate ? words.create : "New \(words.fullNoun)"
                DeskHead(frame: frame, place: .tokens, title: title, isPlace: false).write(into: &html)
                html.element(
                    .p, .class("lede"),
                    text:
                        "One \(words.noun) for each third party or purpose: then each can be narrowed, followed and deleted by itself."
                )
                if let problem { html.notice("bad", role: "alert", problem) }
                writeChoice(into: &html)
                writeForm(into: &html)
            }
        }
    }

    /// The preview alone (`part=preview`).
    public func preview() -> HTML {
        TokenPreview(api: api, rights: values.rights, noun: words.noun).html()
    }

    /// The resources of a kind that the form's words find (`part=choices`); nothing for a kind that the API has not.
    public func choices(of kind: String) -> HTML {
        guard let found = api.kinds.first(where: { $0.name == kind }) else { return HTML() }
        return ResourceFields(words: words, kind: found, limit: values.limit(kind), bounds: nil).choices()
    }

    /// Another API has other rights, so choosing one opens its own form.
    private func writeChoice(into html: inout HTML) {
        guard choices.count > 1 else { return }
        html.element(
            .form, .class("field-line"), .method("get"), .action(SitePath.tokens(.new()).url),
            .data("behavior", "autosubmit")
        ) { html in
            html.element(.div, .class("field")) { html in
                html.element(.label, .for("api"), text: "API")
                html.element(.select, .class("select"), .id("api"), .name(TokenField.api.text)) { html in
                    for choice in choices {
                        html.element(
                            .option, .value(choice.id), .selected(choice.id == api.id),
                            text: VisibleText.of(choice.title))
                    }
                }
            }
            html.element(.button, .class("button"), text: "Choose")
        }
    }

    private func writeForm(into html: inout HTML) {
        let preview = SitePath.tokens(.preview)
        html.element(
            .form, .class("token-form"), .method("post"), .action(SitePath.tokens(.list()).url),
            .data("behavior", "preview"), .data("preview", preview.url(part: .preview)), .autocomplete("off")
        ) { html in
            html.sessionFields(frame)
            html.empty(.input, .type("hidden"), .name(TokenField.api.text), .value(api.id))
            html.element(.div, .class("token-form-fields")) { html in
                WordFields(words: words, values: values, problems: problems).write(into: &html)
                writeOwner(into: &html)
                RightsFields(words: words, api: api, values: values, bounds: nil).write(into: &html)
                LifeFields(words: words, values: values, now: now).write(into: &html)
                writeLimits(into: &html)
            }
            html.element(.aside, .class("token-form-side")) { html in
                html.element(.h2, text: "Preview")
                html.element(.div, .data("shown"), .aria("live", "polite")) { $0.append(self.preview()) }
                html.element(.div, .class("actions")) { html in
                    html.element(.button, .class("button button-primary"), .value("save"), text: words.save)
                    html.element(
                        .button, .class("button"), .formaction(preview.url), .formnovalidate(), text: "Preview")
                    html.element(.a, .class("button"), .href(SitePath.tokens(.list()).url), text: "Cancel")
                }
            }
        }
    }

    private func writeOwner(into html: inout HTML) {
        guard let owners, owners.count > 1 else { return }
        html.element(.div, .class("field")) { html in
            html.element(.label, .for("owner"), text: "Whose \(words.noun) it becomes")
            html.element(.select, .class("select"), .id("owner"), .name(TokenField.owner.text)) { html in
                for owner in owners {
                    html.element(.option, .value(owner), .selected(owner == values.owner), text: VisibleText.of(owner))
                }
            }
            if let problem = problems[.owner] { html.notice("bad", role: "alert", problem) }
        }
    }

    private func writeLimits(into html: inout HTML) {
        let isOpen = !values.networks.isEmpty || !values.rate.isEmpty || problems[.networks] != nil
        html.element(.details, .class("fields"), .open(isOpen || problems[.rate] != nil)) { html in
            html.element(.summary, .class("fold")) { $0.element(.strong, text: "From where and how often") }
            html.element(.div, .class("field")) { html in
                html.element(.label, .for("networks"), text: "Networks, one a line; empty for all")
                html.element(
                    .textarea, .class("textarea textarea-short"), .id("networks"), .name(TokenField.networks.text),
                    .spellcheck(false), .placeholder("192.0.2.0/24"), text: values.networks)
                if let problem = problems[.networks] { html.notice("bad", role: "alert", problem) }
            }
            html.element(.div, .class("field")) { html in
                html.element(.label, .for("rate"), text: "Requests a minute at most; empty for no limit")
                html.empty(
                    .input, .class("input"), .id("rate"), .type("text"), .inputmode("numeric"),
                    .name(TokenField.rate.text), .value(values.rate))
                if let problem = problems[.rate] { html.notice("bad", role: "alert", problem) }
            }
        }
    }
}
