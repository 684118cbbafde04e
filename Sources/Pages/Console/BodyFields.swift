import JSONSchema
import Markup
import OpenAPI
import SourceTree

/// The request body in the console: one editor a media type, of which the chosen one is shown and sent.
struct BodyFields {
    private let body: RequestBody?
    private let content: [MediaType]
    private let draft: CallDraft?
    private let problems: [Problem]
    private let scope: String

    private static let maximumMediaTypes = 8
    private static let maximumRows = 200

    init(operation: Operation, draft: CallDraft?, problems: [Problem], scope: String) {
        body = operation.requestBody
        content = Array((body?.content ?? []).prefix(Self.maximumMediaTypes))
        self.draft = draft
        self.problems = problems
        self.scope = scope
    }

    /// What a body of a media type is entered with.
    private enum Editor {
        case text
        case rows([Property])
        case file
    }

    /// Whether a form around it has to be sent as multipart: only then do files travel.
    var needsMultipart: Bool {
        content.contains { media in
            switch editor(for: media) {
            case .file: true
            case .rows(let properties):
                properties.contains { property in
                    if case .file = CallControl(formProperty: property.schema) { true } else { false }
                }
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
            switch editor(for: media) {
            case .text: writeText(of: media, into: &html)
            case .file: writeFile(of: media, into: &html)
            case .rows(let properties): writeRows(properties, of: media, into: &html)
            }
        }
    }

    private func editor(for media: MediaType) -> Editor {
        if media.isForm || media.isMultipart {
            let properties = (media.schema?.mergedProperties ?? []).filter { !$0.schema.isReadOnly }
            if !properties.isEmpty { return .rows(Array(properties.prefix(Self.maximumRows))) }
            return .text
        }
        if media.isJSON || media.isXML || media.isText || media.isJSONSequence { return .text }
        if let schema = media.schema, !CallControl.isBinary(schema), !media.isRange, !schema.effectiveTypes.isEmpty,
            media.examples.first != nil
        {
            return .text
        }
        return .file
    }

    private func writeText(of media: MediaType, into html: inout HTML) {
        let id = ElementID("body", document: scope + "." + media.name)
        let typed = media.name == chosen ? draft?.first(.body) : nil
        let sample = typed == nil ? SampleText(media, direction: .request)?.bytes ?? [] : []
        let problem = problems.first { $0.field == .body }
        html.element(.label, .class("visually-hidden"), .for(id), text: "Edit Value")
        html.element(
            .textarea, .class("textarea"), .id(id), .name(FieldName.body.text), .rows(8), .wrap("off"),
            .spellcheck(false), .autocomplete("off"), .when(problem != nil, .aria("invalid", true))
        ) { html in
            if let typed { html.text(typed) } else { html.text(utf8: sample) }
        }
        if let problem { html.notice("bad", role: "alert", problem.message) }
    }

    private func writeFile(of media: MediaType, into html: inout HTML) {
        CallField(
            field: .file, label: "File", type: media.name, isRequired: body?.isRequired ?? false,
            control: .file(several: false), values: [], problem: problems.first { $0.field == .file }?.message,
            scope: scope + "." + media.name
        ).write(into: &html)
    }

    private func writeRows(_ properties: [Property], of media: MediaType, into html: inout HTML) {
        let example = media.examples.first?.value
        let typed = draft?.isTyped == true
        for property in properties {
            let field = FieldName.form(property.name)
            let emptyField = FieldName.sendEmptyForm(property.name)
            let control = CallControl(formProperty: property.schema)
            let isFile: Bool = if case .file = control { true } else { false }
            CallField(
                field: field, label: property.name, type: property.schema.typeText, isRequired: property.isRequired,
                control: control,
                values: draft?[field] ?? (typed ? [] : Prefill.values(forProperty: property, in: example)),
                empty: property.isRequired || isFile ? nil : (emptyField, draft?.first(emptyField) != nil),
                problem: problems.first { $0.field == field }?.message, scope: scope + "." + media.name
            ).write(into: &html)
        }
    }
}
