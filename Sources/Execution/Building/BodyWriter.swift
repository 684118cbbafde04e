import OpenAPI
import SourceTree

/// Writes a call's body as its media type asks (OpenAPI 3.2 section 4.13).
struct BodyWriter {
    struct Content {
        var bytes: [UInt8] = []
        var shape: BodyShape = .none
        var contentType: String?
        var problems: [FieldProblem] = []
        var notes: [String] = []
    }

    let operation: Operation
    let skipsProblems: Bool
    let boundary: @Sendable () -> String
    /// Header fields of the parts of a multipart body.
    var partFields = PartFields(given: [:])

    func write(_ body: CallBody?) -> Content {
        guard let description = operation.requestBody else {
            let notes = body == nil ? [] : ["The body was left out: the operation describes none."]
            return Content(notes: notes)
        }
        guard let body, !isBlank(body) else { return missing(isRequired: description.isRequired) }
        guard let mediaType = MediaType.matching(body.mediaType, in: description.content) else {
            return undescribed(body, in: description)
        }
        let name = sentName(body.mediaType, mediaType)
        switch body {
        case .text(_, let text): return encoded(Array(text.utf8), name)
        case .bytes(_, let bytes, let file): return plain(bytes, .binary(fileName: file), name)
        case .form(_, let parts):
            let plan = FormPlan(mediaType)
            return form(FormEntry.list(of: parts, plan: plan), plan, mediaType, name)
        case .value(_, let json, let files): return value(json, files, mediaType, name)
        }
    }

    private func isBlank(_ body: CallBody) -> Bool {
        switch body {
        case .text(_, let text), .value(_, let text, _): text.isEmpty
        case .bytes(_, let bytes, let name): bytes.isEmpty && name == nil
        case .form: false
        }
    }

    private func missing(isRequired: Bool) -> Content {
        guard isRequired else { return Content() }
        guard !skipsProblems else { return Content(notes: ["The required body was left out."]) }
        return problem(.body, "This operation needs a body.", canBeSkipped: true)
    }

    /// With "Execute anyway" a body that is there as bytes goes out under the type that was asked for.
    private func undescribed(_ body: CallBody, in description: RequestBody) -> Content {
        let isSendable = FieldRules.isSendable(mediaType: body.mediaType)
        switch body {
        case .text(let name, let text) where skipsProblems && isSendable:
            return plain(Array(text.utf8), .text, name)
        case .value(let name, let text, _) where skipsProblems && isSendable && !MediaTypeName(name).isMultipart:
            return plain(Array(text.utf8), .text, name)
        case .bytes(let name, let bytes, let file) where skipsProblems && isSendable:
            return plain(bytes, .binary(fileName: file), name)
        default:
            return problem(
                .mediaType, "Choose one of the media types that the operation describes.", canBeSkipped: isSendable)
        }
    }

    /// The described name; the one asked for where the description has a range or the call has parameters of its own.
    private func sentName(_ asked: String, _ mediaType: MediaType) -> String {
        let isOwn = mediaType.isRange || asked.contains(";")
        return isOwn && FieldRules.isSendable(mediaType: asked) ? asked : mediaType.name
    }

    private func plain(_ bytes: [UInt8], _ shape: BodyShape, _ name: String) -> Content {
        var content = Content(bytes: bytes, shape: shape, contentType: name)
        if !FieldRules.isSendable(mediaType: name) {
            content.contentType = "application/octet-stream"
            content.notes = [
                "The body is sent as application/octet-stream: the description names no single media type."
            ]
        }
        return content
    }

    /// Text in the charset that the media type names (RFC 9110 section 8.3.2).
    private func encoded(_ bytes: [UInt8], _ name: String) -> Content {
        if let text = Charset.encoded(bytes, as: MediaTypeName(name)) {
            return plain(text, text == bytes ? .text : .binary(fileName: nil), name)
        }
        let message = "The text cannot be written in the charset of its media type."
        guard skipsProblems else { return problem(.body, message, canBeSkipped: true) }
        var content = plain(bytes, .text, name)
        content.notes.append(message + " It is sent in UTF-8.")
        return content
    }

    private func problem(_ key: FieldKey, _ message: String, canBeSkipped: Bool = false) -> Content {
        Content(problems: [FieldProblem(key: key, message: message, canBeSkipped: canBeSkipped)])
    }
}

/// Values and forms.
extension BodyWriter {
    /// A JSON text as the media type asks; as JSON it goes as typed.
    private func value(_ json: String, _ files: [String: CallFile], _ mediaType: MediaType, _ name: String) -> Content {
        let root: Node
        do {
            root = try Tree.read(Array(json.utf8), format: .json, budget: .instance).root
        } catch {
            if skipsProblems { return plain(Array(json.utf8), .text, name) }
            return problem(.body, "Expected JSON: \(error.description)", canBeSkipped: true)
        }
        let kind = MediaTypeName(name)
        if kind.isMultipart, root.kind == .array { return positional(root, files, mediaType, name) }
        if kind.isMultipart || kind.isForm {
            guard root.kind == .object else {
                return problem(.body, "A form is written from a JSON object, not from \(Self.article(root.kind)).")
            }
            let plan = FormPlan(mediaType)
            return form(FormEntry.list(of: root, plan: plan, files: files), plan, mediaType, name, files)
        }
        if kind.isJSON { return plain(Array(json.utf8), .text, name) }
        let writer = ContentWriter(mediaType: kind, schema: mediaType.schema ?? mediaType.itemSchema)
        let bytes = writer.bytes(of: root)
        return kind.isText ? encoded(bytes, name) : plain(bytes, .binary(fileName: nil), name)
    }

    private func form(
        _ entries: [FormEntry], _ plan: FormPlan, _ mediaType: MediaType, _ name: String,
        _ files: [String: CallFile] = [:]
    ) -> Content {
        let kind = MediaTypeName(name)
        guard kind.isForm || kind.isMultipart, FieldRules.isSendable(mediaType: name) else {
            return problem(.mediaType, "A form cannot be sent as this media type.")
        }
        let missing = plan.missing(in: entries)
        guard missing.isEmpty || skipsProblems else {
            return Content(
                problems: missing.map {
                    FieldProblem(key: .formPart($0), message: "This field is required.", canBeSkipped: true)
                })
        }
        var content = kind.isMultipart ? multipart(entries, plan, files, name) : urlencoded(entries, plan, name)
        content.notes += missing.map { "The form field \($0) was left out." }
        return content
    }

    private func urlencoded(_ entries: [FormEntry], _ plan: FormPlan, _ name: String) -> Content {
        do {
            let text = try FormWriter(plan: plan).write(entries)
            return Content(bytes: Array(text.utf8), shape: .text, contentType: name)
        } catch {
            return Content(problems: error.problems)
        }
    }

    private func multipart(
        _ entries: [FormEntry], _ plan: FormPlan, _ files: [String: CallFile], _ name: String
    ) -> Content {
        parts(of: name, files) { $0.named(entries, plan: plan, into: &$1) }
    }

    private func positional(
        _ list: Node, _ files: [String: CallFile], _ mediaType: MediaType, _ name: String
    ) -> Content {
        parts(of: name, files) { $0.positional(list, PartsBuilder.Description(mediaType), into: &$1) }
    }

    private func parts(
        of name: String, _ files: [String: CallFile],
        _ write: (inout PartsBuilder, inout MultipartWriter) -> Void
    ) -> Content {
        let boundary = boundary()
        var writer = MultipartWriter(boundary: boundary)
        var builder = PartsBuilder(fields: partFields, files: files, boundary: self.boundary)
        write(&builder, &writer)
        let left = builder.problems.filter { !skipsProblems || !$0.canBeSkipped }
        guard left.isEmpty else { return Content(problems: left) }
        let type = name.split(separator: ";").map { $0.trimmingSpaces() }
            .filter { !$0.lowercased().hasPrefix("boundary=") }.joined(separator: "; ")
        return Content(
            bytes: writer.finish(), shape: writer.isPlainForm ? .multipart(writer.parts) : .binary(fileName: nil),
            contentType: "\(type); boundary=\(boundary)", notes: builder.problems.map(\.message))
    }

    private static func article(_ kind: Node.Kind) -> String {
        switch kind {
        case .null: "null"
        case .array: "an array"
        case .object: "an object"
        default: "a \(kind.rawValue)"
        }
    }
}
