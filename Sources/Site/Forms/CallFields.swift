import Execution
import OpenAPI
import Pages
import SourceTree
import Storage

/// A call as the form of an operation posts it: values by the description's own parameters, nothing else is read.
struct CallFields {
    private let form: FormFields
    let operation: Operation
    /// The JSON values that were entered by the inputs of their schemas.
    let values: ValueFields

    init(_ form: FormFields, operation: Operation) {
        let form = form.withLineFeeds
        self.form = form
        self.operation = operation
        values = ValueFields(form, operation: operation)
    }

    /// The call to the server that the session works with.
    func call(server: ServerSelection) -> Call {
        var call = Call(operation: operation, server: server.choice)
        for parameter in operation.parameters {
            guard let location = ParameterKey.Location(rawValue: parameter.location.rawValue) else { continue }
            call.parameters[ParameterKey(location, parameter.name)] = value(of: parameter)
        }
        call.body = body
        let own = OwnPairs { form.texts($0.text) }
        call.extraQuery = own.query
        call.secretQuery = Set(own.query.map(\.name).filter(FormLink.isSecret(name:)))
        call.extraFields = own.fields
        addPartSettings(to: &call)
        call.accept = form.text(FieldName.accept.text).flatMap { $0.isEmpty ? nil : $0 }
        return call
    }

    /// Whether redirects are followed of their own accord.
    var followsRedirects: Bool { form.isTicked(FieldName.follow.text) }

    /// How long the call may take, within the operator's maximum; nil when nothing was entered.
    func time(atMost longest: Duration) -> Duration? {
        form.text(FieldName.time.text).flatMap { Int($0) }.map { min(.seconds(max(1, min($0, 300))), longest) }
    }

    /// The server that the form names among those of the operation; nil when it names none.
    var server: ServerSelection? {
        get throws(SiteError) {
            form.namesServer ? try ServerFields(form, servers: operation.servers).selection : nil
        }
    }

    /// The same call with the session's secret values in the place of their names.
    func filled(with references: [ValueReference]) -> CallFields {
        references.isEmpty ? self : CallFields(form.filled(with: references), operation: operation)
    }

    /// Those of the session's secret values that the form names.
    func named(of references: [ValueReference]) -> [ValueReference] {
        guard !references.isEmpty else { return [] }
        let texts = form.fields.compactMap { field -> String? in
            if case .text(let text) = field.value { text } else { nil }
        }
        return ValueReference.named(in: texts, of: references)
    }

    /// What may be kept of the form for a reload: the texts of the call, no files, and nothing that is a secret by its name.
    var draft: FormDraft {
        let kept = form.fields.compactMap { field -> FormDraft.Field? in
            guard case .text(let text) = field.value, let name = FieldName(parsing: field.name), isKept(name)
            else { return nil }
            return FormDraft.Field(name: field.name, value: values.text(of: name) ?? text)
        }
        let left = values.left.map { FormDraft.Field(name: $0.name, value: $0.value) }
        return FormDraft(fields: kept + left + OwnPairs { form.texts($0.text) }.kept())
    }

    private func isKept(_ name: FieldName) -> Bool {
        switch name {
        case .server, .variable, .follow, .time, .sendEmpty, .media, .exactMedia, .accept, .body, .sendEmptyForm, .view,
            .partType:
            true
        case .partField(let path): !FormLink.isSecret(name: path.pointer.tokens.first ?? "")
        case .parameter(let location, let name):
            !operation.parameters.contains {
                $0.location.rawValue == location && $0.name == name && $0.schema?.format == "password"
            }
        case .form(let name):
            !(operation.requestBody?.content ?? []).contains { media in
                media.schema?.mergedProperties.contains { $0.name == name && $0.schema.format == "password" } ?? false
            }
        default: false
        }
    }

    /// An input left empty means: do not send it; an empty value is sent where its box is ticked.
    private func value(of parameter: Parameter) -> ParameterValue? {
        let location = parameter.location.rawValue
        let field = FieldName.parameter(location: location, name: parameter.name)
        if let text = values.text(of: field) { return text.isEmpty ? nil : .json(text) }
        let texts = form.texts(field.text)
        let filled = texts.filter { !$0.isEmpty }
        guard let first = filled.first else {
            return form.isTicked(FieldName.sendEmpty(location: location, name: parameter.name).text) ? .empty : nil
        }
        if parameter.content != nil { return .json(first) }
        if parameter.hasAlternatives { return .json(ValueForm.json(first)) }
        let types = parameter.schema?.unwrapped.effectiveTypes ?? []
        if types.contains("array") { return filled.count == 1 && first.hasPrefix("[") ? .json(first) : .array(filled) }
        if types.contains("object") { return .json(first) }
        return .primitive(first)
    }

    /// What was chosen about the parts of a multipart body.
    private func addPartSettings(to call: inout Call) {
        for field in form.fields {
            guard case .text(let text) = field.value, !text.isEmpty else { continue }
            switch FieldName(parsing: field.name) {
            case .partType(let part): call.partTypes[part] = text
            case .partField(let path):
                guard case .form(let part) = FieldName(parsing: path.field), let name = path.pointer.tokens.first
                else { continue }
                call.partFields[part, default: []].append(Field(name: name, value: text))
            default: continue
            }
        }
    }

    private var body: CallBody? {
        guard let content = operation.requestBody?.content, !content.isEmpty else { return nil }
        let asked = form.text(FieldName.media.text)
        guard let media = content.first(where: { $0.name == asked }) ?? content.first else { return nil }
        if media.isForm || media.isMultipart {
            let parts = formParts
            guard parts.isEmpty else { return .form(mediaType: media.name, parts) }
            // Parts without names, or rows that nothing describes, are typed as JSON.
            let text = form.text(FieldName.body.text) ?? ""
            return text.isEmpty ? nil : .value(mediaType: media.name, text, files: [:])
        }
        if let file = form.files(FieldName.file.text).first {
            return .bytes(mediaType: exactType(of: media, file.mediaType), file.bytes, fileName: file.name)
        }
        guard let text = values.text(of: .body) ?? form.text(FieldName.body.text), !text.isEmpty else { return nil }
        return .text(mediaType: exactType(of: media, nil), text)
    }

    /// Of a range the media type that was typed, else the file's own where the range covers it.
    private func exactType(of media: MediaType, _ own: String?) -> String {
        guard media.isRange else { return media.name }
        let typed = form.text(FieldName.exactMedia.text).flatMap { $0.isEmpty ? nil : $0 }
        guard let name = typed ?? own, media.kind.covers(MediaTypeName(name)) else { return media.name }
        return name
    }

    private var formParts: [FormPart] {
        let content = operation.requestBody?.content ?? []
        let media = content.first { $0.name == form.text(FieldName.media.text) } ?? content.first
        let alternatives = Set((media?.schema?.mergedProperties ?? []).filter(\.hasAlternatives).map(\.name))
        return form.fields.compactMap { field in
            guard case .form(let name) = FieldName(parsing: field.name) else { return nil }
            switch field.value {
            case .text(let typed):
                let entered = values.text(of: .form(name)) ?? typed
                // A part that may be of several kinds is entered as JSON, and is a text all the same.
                let text = alternatives.contains(name) ? ValueForm.plain(entered) : entered
                let isSent = !text.isEmpty || form.isTicked(FieldName.sendEmptyForm(name).text)
                return isSent ? FormPart(name: name, value: .text(text)) : nil
            case .file(let fileName, let mediaType, let bytes):
                guard !fileName.isEmpty || !bytes.isEmpty else { return nil }
                return FormPart(name: name, value: .file(name: fileName, mediaType: mediaType, bytes: bytes))
            }
        }
    }
}
