import Execution
import Markup

extension HTML {
    /// **Curl**: the commands as tabs, one below the other without scripts; then a list of all other languages.
    mutating func commands(_ commands: [ShownCommand], offer: SampleOffer? = nil, isLive: Bool = false) {
        element(
            .div, .class("result-block samples"), .when(offer != nil, .data("behavior", "samples")),
            .when(isLive, .data("live"))
        ) { html in
            html.element(.h3, text: "Curl")
            html.element(.div, .class("tabs tabs-small"), .data("behavior", "tabs"), .data("remember")) { html in
                for command in commands { html.panel(command, offer) }
                if let offer { html.otherLanguages(offer) }
            }
        }
    }

    /// The same for pages without a server: every other language is there already.
    mutating func commands(_ commands: [ShownCommand], others: [ShownCommand]) {
        element(.div, .class("result-block samples")) { html in
            html.element(.h3, text: "Curl")
            html.element(.div, .class("tabs tabs-small"), .data("behavior", "tabs"), .data("remember")) { html in
                for command in commands { html.panel(command, nil) }
                html.element(.div, .class("tab-panel"), .data("label", Self.moreLabel)) { html in
                    html.element(.p, .class("tab-title"), text: Self.moreLabel)
                    html.picker(others)
                }
            }
        }
    }

    private mutating func panel(_ command: ShownCommand, _ offer: SampleOffer?) {
        element(
            .div, .class("tab-panel"), .data("label", command.label),
            .when(!command.language.isEmpty, .data("language", command.language)),
            .when(offer?.remembered == command.language && offer != nil, .data("selected"))
        ) { html in
            html.element(.p, .class("tab-title"), text: VisibleText.of(command.label))
            html.code(command)
            if let offer { html.reveal(command, offer) }
        }
    }

    private mutating func otherLanguages(_ offer: SampleOffer) {
        let isSelected = offer.sample.language == offer.remembered
        element(
            .div, .class("tab-panel"), .data("label", Self.moreLabel), .when(isSelected, .data("selected"))
        ) { html in
            html.element(.p, .class("tab-title"), text: Self.moreLabel)
            html.element(
                .form, .class("samples-choice"), .method("post"), .action(offer.path.url),
                .data("fragment", offer.path.url(part: .sample))
            ) { html in
                html.fields(of: offer)
                html.element(
                    .select, .class("select select-small"), .name(FieldName.language.text), .aria("label", "Language"),
                    .autocomplete("off")
                ) { html in
                    for language in ShownCommand.others {
                        html.element(
                            .option, .value(language.id), .selected(language.id == offer.sample.language),
                            text: language.label)
                    }
                }
                html.element(.button, .class("button button-small no-js"), text: "Show")
            }
            html.code(offer.sample)
            html.reveal(offer.sample, offer)
        }
    }

    /// The button that gets the sample with the credential in it: an answer of its own, to the clipboard by scripts, as a
    /// page without (THREATS A3).
    private mutating func reveal(_ command: ShownCommand, _ offer: SampleOffer) {
        guard offer.hasCredential, command.isGenerated else { return }
        element(
            .form, .class("samples-reveal"), .method("post"), .action(offer.path.url), .data("behavior", "copy-token"),
            .data("fragment", offer.path.url(part: .sample))
        ) { html in
            html.fields(of: offer)
            html.empty(.input, .type("hidden"), .name(FieldName.language.text), .value(command.language))
            html.empty(.input, .type("hidden"), .name(FieldName.reveal.text), .value("1"))
            html.element(.button, .class("button button-quiet button-small"), text: "Copy with credential")
        }
    }

    private mutating func fields(of offer: SampleOffer) {
        empty(.input, .type("hidden"), .name(FieldName.csrf.text), .value(offer.csrf))
        empty(.input, .type("hidden"), .name(FieldName.back.text), .value(offer.back))
        if let exchange = offer.exchange {
            empty(.input, .type("hidden"), .name(FieldName.exchange.text), .value(exchange))
        }
    }

    private mutating func picker(_ commands: [ShownCommand]) {
        element(.div, .class("picker"), .data("behavior", "picker")) { html in
            html.element(
                .select, .class("select select-small js"), .aria("label", "Language"), .autocomplete("off")
            ) { html in
                for (index, command) in commands.enumerated() {
                    html.element(.option, .value(index), text: command.label)
                }
            }
            for (index, command) in commands.enumerated() {
                html.element(
                    .div, .data("pick", String(index)), .data("label", command.label),
                    .when(index > 0, .class("js-later"))
                ) { html in
                    html.element(.p, .class("tab-title"), text: command.label)
                    html.code(command)
                }
            }
        }
    }

    private mutating func code(_ command: ShownCommand) {
        codeBlock("code-wrap", label: command.label) { html in
            html.append(Highlighter.code(command.text, language: Language(name: command.syntax) ?? .text))
        }
    }

    private static let moreLabel = "More languages"
}

extension ShownCommand {
    /// Whether it was made from a request, so that it can be made again with the credential.
    fileprivate var isGenerated: Bool { SampleLanguage.named(language) != nil }
}
