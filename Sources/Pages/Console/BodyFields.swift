import Execution
import Markup
import OpenAPI

/// The request body in the console: one editor a media type, of which the chosen one is shown and sent.
struct BodyFields {
    private let operation: Operation
    private let body: RequestBody?
    private let content: [MediaType]
    private let draft: CallDraft?
    private let problems: [Problem]
    private let scope: String
    private let prefill: Prefill
    private let draftPath: SitePath
    private let offer: ValueOffer
    private let captured: [ShownValue]

    private static let maximumMediaTypes = 8

    init(
        operation: Operation, draft: CallDraft?, problems: [Problem], scope: String, prefill: Prefill,
        draftPath: SitePath, offer: ValueOffer, captured: [ShownValue] = []
    ) {
        self.operation = operation
        body = operation.requestBody
        content = Array((body?.content ?? []).prefix(Self.maximumMediaTypes))
        self.draft = draft
        self.problems = problems
        self.scope = scope
        self.prefill = prefill
        self.draftPath = draftPath
        self.offer = offer
        self.captured = captured
    }

    /// Whether a form around it has to be sent as multipart: only then do files travel.
    var needsMultipart: Bool {
        content.contains { media in
            switch prefill.body(for: media) {
            case .file: true
            case .form(let parts): parts.contains { $0.isFile }
            case .text: false
            }
        }
    }

    func write(into html: inout HTML) {
        guard let body, !content.isEmpty else { return }
        html.element(.div, .class("console-group"), .data("media-scope")) { html in
            html.element(.div, .class("console-head")) { html in
                html.element(.h3) { html in
                    html.text("Request body")
                    if body.isRequired {
                        html.text(" ")
                        html.element(.span, .class("required"), text: "required")
                    }
                }
                writeMedia(into: &html)
            }
            for media in content { writeEditor(of: media, into: &html) }
        }
    }

    private var chosen: String {
        let wanted = draft?.first(.media)
        return content.first { $0.name == wanted }?.name ?? content.first?.name ?? ""
    }

    private func writeMedia(into html: inout HTML) {
        guard content.count > 1 else {
            html.element(.code, .class("small muted")) { $0.isolated(chosen) }
            return html.empty(.input, .type("hidden"), .name(FieldName.media.text), .value(chosen))
        }
        html.element(
            .select, .class("select select-small"), .name(FieldName.media.text),
            .aria("label", "Media type of the body"),
            .data("behavior", "media"), .autocomplete("off")
        ) { html in
            for media in content {
                html.element(
                    .option, .value(media.name), .selected(media.name == chosen), text: VisibleText.of(media.name))
            }
        }
        html.element(.noscript) { html in
            for media in content where media.name != chosen {
                let path = "?" + FieldName.media.text + "=" + PercentEncoding.segment(media.name)
                html.element(.a, .href(SafeURL(path: path))) { $0.isolated(media.name) }
                html.text(" ")
            }
        }
    }

    private func writeEditor(of media: MediaType, into html: inout HTML) {
        let isChosen = media.name == chosen
        html.element(
            .fieldset, .class("console-group"), .data("media", media.name), .disabled(!isChosen), .hidden(!isChosen)
        ) { html in
            html.element(.legend, .class("visually-hidden")) { $0.isolated(media.name) }
            writeExamples(of: media, into: &html)
            if media.isRange { writeExactType(of: media, into: &html) }
            switch prefill.body(for: media) {
            case .file: writeFile(of: media, into: &html)
            case .form(let parts) where !parts.isEmpty: writeRows(parts, of: media, into: &html)
            case .form: writeText("", of: media, into: &html)
            case .text(let sample): writeText(sample, of: media, into: &html)
            }
        }
    }

    /// The value of a field alone, to take its place after a change; nil where it has no form.
    func writeValue(of field: FieldName, into html: inout HTML) {
        guard let media = content.first(where: { $0.name == chosen }) else { return }
        switch (field, prefill.body(for: media)) {
        case (.body, .text(let sample)): writeText(sample, of: media, into: &html)
        case (.form(let name), .form(let parts)):
            guard let part = parts.first(where: { $0.name == name }) else { return }
            self.field(for: part, of: media).writeControl(into: &html)
        default: break
        }
    }

    /// A range says only what kinds of bodies there are: which one it is, a file says itself, else the reader.
    private func writeExactType(of media: MediaType, into html: inout HTML) {
        let field = FieldName.exactMedia
        let problem = media.name == chosen ? problems.first { $0.field == .media }?.message : nil
        CallField(
            field: field, label: "Content-Type", type: media.name, isRequired: false, control: .text(isNumber: false),
            values: media.name == chosen ? draft?[field] ?? [] : [], problem: problem, scope: scope + "." + media.name
        ).write(into: &html)
    }

    private func writeExamples(of media: MediaType, into html: inout HTML) {
        let examples = prefill.examples(for: media)
        guard !examples.isEmpty else { return }
        let isTyped = draft?.isTyped == true && media.name == chosen
        // Which alternative the sample is shows in its text; of named examples it is the first.
        var begins: [String]?
        if media.examples.isEmpty, case .text(let text) = prefill.body(for: media) { begins = [text] }
        ExampleSelect(
            field: .body, examples: examples, current: isTyped ? draft?[.body] ?? [] : begins, path: draftPath,
            scope: scope + "." + media.name
        ).write(into: &html)
    }

    private func writeText(_ sample: String, of media: MediaType, into html: inout HTML) {
        let text = (media.name == chosen ? draft?.first(.body) : nil) ?? sample
        guard var block = block(of: .body, text: text, in: media) else {
            return writeArea(text, of: media, into: &html)
        }
        block.raw = { writeArea(text, of: media, into: &$0) }
        block.write(into: &html)
    }

    /// What was chosen and typed counts for the chosen media type alone.
    private func block(of field: FieldName, text: String, in media: MediaType) -> ValueBlock? {
        if media.name == chosen { return offer.block(of: field, text: text) }
        return ValueOffer(
            values: FormValues(operation: operation, media: media.name), draft: nil, problems: [], path: draftPath,
            scope: scope + "." + media.name, captured: captured, opensForms: offer.opensForms
        ).block(of: field, text: text)
    }

    private func writeArea(_ text: String, of media: MediaType, into html: inout HTML) {
        let id = InputID.ofBody(media.name, scope: scope)
        let problem = problems.first { $0.field == .body }
        html.element(.label, .class("visually-hidden"), .for(id), text: "Edit Value")
        html.element(
            .textarea, .class("textarea"), .id(id), .name(FieldName.body.text), .rows(8), .wrap("off"),
            .spellcheck(false), .autocomplete("off"), .when(problem != nil, .aria("invalid", true))
        ) { $0.text(text) }
        ValuePicker(field: .body, label: "the body", values: captured, path: draftPath, isBody: true).write(into: &html)
        if let problem {
            html.element(.p, .class("notice notice-bad"), .role("alert"), .data("finding")) {
                $0.visible(problem.message)
            }
        }
    }

    private func writeFile(of media: MediaType, into html: inout HTML) {
        CallField(
            field: .file, label: "File", type: media.name, isRequired: body?.isRequired ?? false,
            control: .file(several: false), values: media.name == chosen ? draft?[.body] ?? [] : [],
            captured: ValuePicker(field: .body, label: "the body", values: captured, path: draftPath),
            textField: .body, problem: problems.first { $0.field == .file || $0.field == .body }?.message,
            scope: scope + "." + media.name
        ).write(into: &html)
    }

    private func writeRows(_ parts: [PrefilledFormPart], of media: MediaType, into html: inout HTML) {
        let (files, texts) = (parts.filter(\.isFile), parts.filter { !$0.isFile })
        for part in texts {
            field(for: part, of: media).write(into: &html)
            writeSettings(of: part, media, into: &html)
        }
        // A large file is sent on while it comes, so it has to be the last field.
        for part in files { writeSettings(of: part, media, into: &html) }
        for part in files { field(for: part, of: media).write(into: &html) }
    }

    private func writeSettings(of part: PrefilledFormPart, _ media: MediaType, into html: inout HTML) {
        guard media.isMultipart, let encoding = media.encoding.first(where: { $0.name == part.name })?.encoding
        else { return }
        PartSettings(part: part.name, encoding: encoding, draft: draft, scope: scope + "." + media.name)
            .write(into: &html)
    }

    private func field(for part: PrefilledFormPart, of media: MediaType) -> CallField {
        let property = media.schema?.mergedProperties.first { $0.name == part.name }
        let schema = property?.schema
        let hasAlternatives = property?.hasAlternatives == true && !part.isFile
        let encoding = media.encoding.first { $0.name == part.name }?.encoding
        let offersEmpty = !part.isFile && (!part.isRequired || encoding?.allowsEmptyValue == true)
        let field = FieldName.form(part.name)
        let emptyField = FieldName.sendEmptyForm(part.name)
        // What is blank was made blank only in the form that was sent or kept.
        let isTyped = draft?.isTyped == true && media.name == chosen
        var values = draft?[field] ?? (isTyped ? [] : part.values)
        if hasAlternatives { values = values.prefix(1).map(ValueForm.json) }
        var block = self.block(of: field, text: values.first ?? "", in: media)
        if hasAlternatives { block?.opensForm = true }
        return CallField(
            field: field, label: part.name, type: schema.map(SchemaChildren.typeText(of:)) ?? "",
            isRequired: part.isRequired, control: hasAlternatives ? .json : part.control(schema), values: values,
            schema: CallControl.single(schema), path: draftPath, block: block,
            empty: offersEmpty ? (emptyField, draft?.first(emptyField) != nil) : nil,
            captured: schema?.format == "password"
                ? nil : ValuePicker(field: field, label: part.name, values: captured, path: draftPath),
            problem: problems.first { $0.field == field }?.message, scope: scope + "." + media.name)
    }
}

extension PrefilledFormPart {
    /// Whether it is a file.
    fileprivate var isFile: Bool {
        if case .file = input { true } else { false }
    }

    /// What it is entered with.
    fileprivate func control(_ schema: Schema?) -> CallControl {
        switch input {
        case .text: CallControl(schema)
        case .json: .json
        case .file(let allowsMany): .file(several: allowsMany)
        case .list: CallControl(schema)
        }
    }

    /// The texts it begins with.
    fileprivate var values: [String] {
        switch input {
        case .text(let text): text.isEmpty ? [] : [text]
        case .json(let text): [text]
        case .file: []
        case .list(let texts): texts
        }
    }
}
