import Execution
import Markup
import OpenAPI

/// The console of an operation: its form and, below, the live result.
struct Workbench {
    let frame: Frame
    let operation: Operation
    let draft: CallDraft?
    let exchange: ExchangeView?
    let problems: [Problem]
    /// Whether all problems can be left out by **Execute anyway**.
    let canSkipProblems: Bool
    /// The request that the prefilled form would send; empty when it cannot be built.
    let commands: [ShownCommand]
    /// Where further samples come from.
    let samples: SampleOffer?
    /// Whether JSON values are shown as forms where nothing was chosen.
    var opensForms = false
    /// Where to go on typing after a change to the form.
    var focus: ValuePath?
    /// What the session took from responses.
    var captured: [ShownValue] = []
    /// The identities that the session keeps, for **Run as two**.
    var identities: [ShownIdentity] = []
    /// What **Run as two** was refused just now.
    var refusedPair: RefusedPair?
    /// The level of its heading.
    var heading: Markup.Tag = .h2

    private var documentID: String { frame.documentID ?? "" }
    var scope: String { operation.id.description }

    func write(into html: inout HTML) {
        html.element(
            .section, .class("workbench"), .data("behavior", "console"), .aria("label", "Request"),
            .when(isOpen, .data("trying"))
        ) { html in
            writeForm(into: &html)
            html.element(.div, .data("result"), .when(heading == .h2, .id("result"))) { html in
                if let exchange {
                    html.append(exchange.fragment())
                } else if !commands.isEmpty {
                    html.element(.div, .class("result")) { $0.commands(commands, offer: samples, isLive: true) }
                }
            }
        }
    }

    private var draftPath: SitePath { .draft(documentID, scope) }
    private var isTyped: Bool { draft?.isTyped == true }
    private var isOpen: Bool { isTyped || exchange != nil || !problems.isEmpty }

    private func writeForm(into html: inout HTML) {
        let path = SitePath.operation(documentID, operation.id.description)
        let prefill = Prefill(operation: operation, mediaType: draft?.first(.media))
        let body = body(prefill)
        html.element(
            .form, .class("console"), .method("post"), .action(path.url), .data("fragment", path.url(part: .exchange)),
            .data("behavior", "draft"), .data("draft", draftPath.url),
            .when(body.needsMultipart, .enctype("multipart/form-data")), .autocomplete("off"), .novalidate()
        ) { html in
            html.sessionFields(frame, back: path.text)
            // Enter in a field presses the first button of its form (WHATWG HTML §4.10.22.2), which is to be Execute.
            html.element(
                .button, .type("submit"), .class("visually-hidden"), .tabindex(-1), .aria("hidden", true),
                .aria("label", "Execute"))
            writeHead(into: &html)
            html.element(
                .p, .class("small muted"), .role("status"), .data("draft-full"), .hidden(),
                text: "Too long to be kept: a reload loses what was typed last.")
            for problem in problems where problem.field == nil { html.notice("bad", role: "alert", problem.message) }
            html.element(.fieldset, .class("console-fields"), .data("fields")) { html in
                html.element(.legend, .class("visually-hidden"), text: "Values of the call")
                writeServer(into: &html)
                writeParameters(prefill, into: &html)
                writeAlike(.ownFields, when: ownFields(scope).isUntouched, into: &html) { name, html in
                    ownFields(name).write(into: &html)
                }
                if !body.needsMultipart { body.write(into: &html) }
                writeAccept(into: &html)
                let options = CallOptions(draft: draft, longest: frame.longestCall)
                writeAlike(.options(longest: frame.longestCall), when: !options.isChanged, into: &html) { name, html in
                    options.write(of: name, into: &html)
                }
                if body.needsMultipart {
                    // A large file is sent on while it comes, so nothing may come after it.
                    runAsTwo(scope, holdsFiles: true).write(into: &html)
                    body.write(into: &html)
                }
                writeActions(into: &html)
                let isUntouched = captured.isEmpty && identities.isEmpty && refusedPair == nil
                writeAlike(.further(runsAsTwo: !body.needsMultipart), when: isUntouched, into: &html) { name, html in
                    if !body.needsMultipart { runAsTwo(name).write(into: &html) }
                    writeFurther(of: name, into: &html)
                }
            }
        }
    }

    private func body(_ prefill: Prefill) -> BodyFields {
        BodyFields(
            operation: operation, draft: draft, problems: problems, scope: scope, prefill: prefill,
            draftPath: draftPath, offer: offer, captured: captured)
    }

    private var offer: ValueOffer {
        ValueOffer(
            values: FormValues(operation: operation, media: draft?.first(.media)), draft: draft, problems: problems,
            path: draftPath, scope: scope, captured: captured, opensForms: opensForms, focus: focus)
    }

    /// The value of a field alone, to take its place after a change.
    func writeValue(of field: FieldName, into html: inout HTML) {
        let prefill = Prefill(operation: operation, mediaType: draft?.first(.media))
        guard case .parameter(let location, let name) = field else {
            return body(prefill).writeValue(of: field, into: &html)
        }
        let parameter = operation.parameters.first { $0.location.rawValue == location && $0.name == name }
        if let parameter { self.field(for: parameter, prefill, offer).writeControl(into: &html) }
    }

    private func writeHead(into html: inout HTML) {
        html.element(.div, .class("console-head")) { html in
            html.element(heading, text: "Request")
            writeReset(into: &html)
            html.element(
                .button, .type("button"), .class("button button-small js"), .data("action", "try"), text: "Try it out")
        }
    }

    /// What was typed before this page was made, the server has to forget; the rest the browser can.
    private func writeReset(into html: inout HTML) {
        if isTyped {
            html.element(
                .button, .type("submit"), .class("button button-small"), .data("action", "reset"),
                .name(FieldName.reset.text), .value("1"), .formaction(draftPath.url), text: "Reset")
        } else {
            html.element(
                .button, .type("reset"), .class("button button-small js"), .data("action", "reset"), .hidden(),
                text: "Reset")
        }
    }

    /// Only an operation with servers of its own asks here: all others share the choice of the overview.
    private func writeServer(into html: inout HTML) {
        let servers = operation.servers
        guard !servers.isEmpty, servers != operation.document.servers else { return }
        let id = ElementID("server", document: scope)
        let chosen = frame.operationServer ?? ChosenServer()
        html.element(.div, .class("call-field")) { html in
            html.element(.label, .class("call-label"), .for(id), text: "Server")
            html.element(.div, .class("call-values servers-line")) { html in
                html.element(
                    .select, .class("select"), .id(id), .name(FieldName.server.text), .autocomplete("off")
                ) { html in
                    for (index, server) in servers.enumerated() {
                        html.element(
                            .option, .value(index), .selected(index == chosen.index),
                            text: VisibleText.of(server.url))
                    }
                }
                html.element(
                    .button, .type("submit"), .class("button button-small"), .formnovalidate(),
                    .formaction(SitePath.server(documentID).url), .name(FieldName.operation.text), .value(scope),
                    text: "Choose")
            }
        }
        ServerInputs(servers: servers, chosen: chosen, scope: scope).write(into: &html)
    }

    private func writeParameters(_ prefill: Prefill, into html: inout HTML) {
        let parameters = operation.parameters
        let offer = offer
        for location in Parameter.Location.allCases {
            let group = parameters.filter { $0.location == location && !$0.isReservedHeader }
            guard !group.isEmpty else { continue }
            html.element(.div, .class("console-group")) { html in
                html.element(.h3, text: Self.title(of: location))
                for parameter in group { field(for: parameter, prefill, offer).write(into: &html) }
            }
        }
    }

    private func field(for parameter: Parameter, _ prefill: Prefill, _ offer: ValueOffer) -> CallField {
        let location = parameter.location.rawValue
        let field = FieldName.parameter(location: location, name: parameter.name)
        let emptyField = FieldName.sendEmpty(location: location, name: parameter.name)
        var values = draft?[field] ?? (isTyped ? [] : prefill.values(for: parameter))
        // A text that came from elsewhere, such as an example, is shown as what the form makes of it.
        if parameter.hasAlternatives { values = values.prefix(1).map(ValueForm.json) }
        let examples = prefill.examples(for: parameter)
        var block = offer.block(of: field, text: values.first ?? "")
        // Their text as JSON is not what is sent, so that it says little.
        if parameter.location == .querystring || parameter.hasAlternatives { block?.opensForm = true }
        return CallField(
            field: field, label: parameter.name,
            type: (parameter.schema ?? parameter.content?.schema).map(SchemaChildren.typeText(of:)) ?? "",
            isRequired: parameter.isRequired, control: CallControl(parameter), values: values,
            schema: CallControl.single(parameter.schema), path: draftPath,
            block: block,
            examples: examples.isEmpty
                ? nil
                : ExampleSelect(
                    field: field, examples: examples, current: isTyped ? values : nil, path: draftPath, scope: scope),
            empty: parameter.allowsEmptyValue && parameter.location == .query
                ? (emptyField, draft?.first(emptyField) != nil) : nil,
            captured: parameter.schema?.format == "password" ? nil : picker(for: field, parameter.name),
            problem: problems.first { $0.field == field }?.message, scope: scope)
    }

    private func picker(for field: FieldName, _ label: String) -> ValuePicker {
        ValuePicker(field: field, label: label, values: captured, path: draftPath)
    }

    private func writeAccept(into html: inout HTML) {
        let types = operation.responses.filter { $0.status.hasPrefix("2") }.flatMap(\.content).map(\.name)
        var seen: Set<String> = []
        let choices = types.filter { seen.insert($0).inserted }
        guard choices.count > 1 else { return }
        let id = ElementID("accept", document: scope)
        html.element(.div, .class("call-field")) { html in
            html.element(.label, .class("call-label"), .for(id), text: "Accept")
            html.element(.div, .class("call-values")) { html in
                html.element(
                    .select, .class("select"), .id(id), .name(FieldName.accept.text), .autocomplete("off")
                ) { html in
                    for choice in choices {
                        html.element(
                            .option, .value(choice), .selected(choice == draft?.first(.accept)),
                            text: VisibleText.of(choice))
                    }
                }
            }
        }
    }

    private func ownFields(_ scope: String) -> OwnFields {
        OwnFields(draft: draft, problems: problems, path: .draft(documentID, scope), scope: scope)
    }

    private func writeActions(into html: inout HTML) {
        let path = SitePath.operation(documentID, scope)
        let anyway = FieldName.anyway.text
        html.element(.div, .class("console-actions")) { html in
            html.element(
                .button, .type("submit"), .class("button button-primary"), .data("action", "execute"), text: "Execute")
            html.element(
                .button, .type("submit"), .class("button"), .data("action", "anyway"),
                .formaction(SafeURL(path: path.text + "?\(anyway)=1")),
                .data("fragment", SafeURL(path: path.text(part: .exchange) + "&\(anyway)=1")),
                .hidden(problems.isEmpty || !canSkipProblems || refusedPair != nil), text: "Execute anyway")
            let cancel = SitePath.cancel(documentID, scope).url
            html.element(
                .button, .type("submit"), .class("button"), .data("action", "cancel"), .formnovalidate(),
                .formaction(cancel), text: "Cancel")
            let clear = exchange?.id.map { SitePath.clearExchange(documentID, $0) }
            html.element(
                .button, .type("submit"), .class("button"), .data("action", "clear"), .formnovalidate(),
                clear.map { .formaction($0.url) } ?? .hidden(), text: "Clear")
        }
    }

    private func runAsTwo(_ scope: String, holdsFiles: Bool = false) -> RunAsTwo {
        RunAsTwo(
            documentID: documentID, operationID: scope, identities: identities, refused: refusedPair,
            holdsFiles: holdsFiles)
    }

    private func writeFurther(of scope: String, into html: inout HTML) {
        html.element(.div, .class("console-more")) { html in
            html.element(
                .button, .type("submit"), .class("button button-quiet button-small"), .data("behavior", "copy-link"),
                .formnovalidate(), .formaction(SitePath.formLink(documentID, scope).url),
                .title("The address of this form as it is filled in, without secrets"), text: "Copy link")
            if !captured.isEmpty {
                html.element(
                    .a, .class("button button-quiet button-small"), .href(SitePath.captured(documentID, .values).url),
                    text: "Captured values")
            }
            let history = HistoryFilter(operation: scope).url(of: .history(documentID))
            html.element(
                .a, .class("button button-quiet button-small"), .href(SafeURL(path: history)), text: "History")
            html.element(
                .a, .class("button button-quiet button-small"), .href(SitePath.cookies(documentID).url),
                text: "Cookies")
        }
    }

    private static func title(of location: Parameter.Location) -> String {
        switch location {
        case .path: "Path"
        case .query: "Query"
        case .header: "Header"
        case .cookie: "Cookie"
        case .querystring: "Query string"
        }
    }
}
