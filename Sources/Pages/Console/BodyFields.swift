import Execution
import Markup
import OpenAPI

/// The request body in the console: one editor a media type, of which the chosen one is shown and sent.
struct BodyFields {
    private let body: RequestBody?
    private let content: [MediaType]
    private let draft: CallDraft?
    private let problems: [Problem]
    private let scope: String
    private let prefill: Prefill
    private let draftPath: SitePath

    private static let maximumMediaTypes = 8

    init(
        operation: Operation, draft: CallDraft?, problems: [Problem], scope: String, prefill: Prefill,
        draftPath: SitePath
    ) {
        body = operation.requestBody
        content = Array((body?.content ?? []).prefix(Self.maximumMediaTypes))
        self.draft = draft
        self.problems = problems
        self.scope = scope
        self.prefill = prefill
        self.draftPath = draftPath
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
            switch prefill.body(for: media) {
            case .file: writeFile(of: media, into: &html)
            case .form(let parts) where !parts.isEmpty: writeRows(parts, of: media, into: &html)
            case .form: writeText("", of: media, into: &html)
            case .text(let sample): writeText(sample, of: media, into: &html)
            }
        }
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
        let id = ElementID("body", document: scope + "." + media.name)
        let typed = media.name == chosen ? draft?.first(.body) : nil
        let problem = problems.first { $0.field == .body }
        html.element(.label, .class("visually-hidden"), .for(id), text: "Edit Value")
        html.element(
            .textarea, .class("textarea"), .id(id), .name(FieldName.body.text), .rows(8), .wrap("off"),
            .spellcheck(false), .autocomplete("off"), .when(problem != nil, .aria("invalid", true))
        ) { $0.text(typed ?? sample) }
        if let problem {
            html.element(.p, .class("notice notice-bad"), .role("alert"), .data("finding")) {
                $0.visible(problem.message)
            }
        }
    }

    private func writeFile(of media: MediaType, into html: inout HTML) {
        CallField(
            field: .file, label: "File", type: media.name, isRequired: body?.isRequired ?? false,
            control: .file(several: false), values: [], problem: problems.first { $0.field == .file }?.message,
            scope: scope + "." + media.name
        ).write(into: &html)
    }

    private func writeRows(_ parts: [PrefilledFormPart], of media: MediaType, into html: inout HTML) {
        let typed = draft?.isTyped == true
        let schemas = Dictionary(
            (media.schema?.mergedProperties ?? []).map { ($0.name, $0.schema) }, uniquingKeysWith: { first, _ in first }
        )
        let allowed = Set(media.encoding.filter(\.encoding.allowsEmptyValue).map(\.name))
        // A large file is sent on while it comes, so it has to be the last field.
        for part in parts.filter({ !$0.isFile }) + parts.filter(\.isFile) {
            let offersEmpty = !part.isFile && (!part.isRequired || allowed.contains(part.name))
            let field = FieldName.form(part.name)
            let emptyField = FieldName.sendEmptyForm(part.name)
            CallField(
                field: field, label: part.name, type: schemas[part.name].map(SchemaChildren.typeText(of:)) ?? "",
                isRequired: part.isRequired, control: part.control(schemas[part.name]),
                values: draft?[field] ?? (typed ? [] : part.values),
                empty: offersEmpty ? (emptyField, draft?.first(emptyField) != nil) : nil,
                problem: problems.first { $0.field == field }?.message, scope: scope + "." + media.name
            ).write(into: &html)
        }
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
