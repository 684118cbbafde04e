import OpenAPI

extension PrefilledCall {
    /// The body that the prefilled form would send, nil when there is none or a file has to be chosen first.
    public var callBody: CallBody? {
        guard let mediaType, let body else { return nil }
        switch body {
        case .text(let text) where MediaTypeName(mediaType).isMultipart:
            return .value(mediaType: mediaType, text, files: [:])
        case .text(let text): return .text(mediaType: mediaType, text)
        case .form(let parts):
            return .form(mediaType: mediaType, parts.flatMap(\.rows))
        case .file: return nil
        }
    }
}

extension PrefilledFormPart {
    /// The rows it sends as prefilled; none for a file that has to be chosen.
    public var rows: [FormPart] {
        switch input {
        case .text(let text), .json(let text): text.isEmpty ? [] : [FormPart(name: name, value: .text(text))]
        case .list(let texts): texts.map { FormPart(name: name, value: .text($0)) }
        case .file: []
        }
    }
}
