import OpenAPI

/// Writes a call's body as its media type asks (OpenAPI 3.1 section 4.8.13).
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

    func write(_ body: CallBody?) -> Content {
        guard let description = operation.requestBody else {
            let notes = body == nil ? [] : ["The body was left out: the operation describes none."]
            return Content(notes: notes)
        }
        guard let body, !isBlank(body) else { return missing(isRequired: description.isRequired) }
        guard let mediaType = description.content.first(where: { $0.name == body.mediaType }) else {
            return problem(.mediaType, "Choose one of the media types that the operation describes.")
        }
        switch body {
        case .text(_, let text): return plain(Array(text.utf8), .text, mediaType)
        case .bytes(_, let bytes, let name): return plain(bytes, .binary(fileName: name), mediaType)
        case .form(_, let parts): return form(parts, mediaType)
        }
    }

    private func isBlank(_ body: CallBody) -> Bool {
        switch body {
        case .text(_, let text): text.isEmpty
        case .bytes(_, let bytes, let name): bytes.isEmpty && name == nil
        case .form: false
        }
    }

    private func missing(isRequired: Bool) -> Content {
        guard isRequired else { return Content() }
        guard !skipsProblems else { return Content(notes: ["The required body was left out."]) }
        return problem(.body, "This operation needs a body.", canBeSkipped: true)
    }

    private func plain(_ bytes: [UInt8], _ shape: BodyShape, _ mediaType: MediaType) -> Content {
        var content = Content(bytes: bytes, shape: shape, contentType: mediaType.name)
        if !FieldRules.isSendable(mediaType: mediaType.name) {
            content.contentType = "application/octet-stream"
            content.notes = [
                "The body is sent as application/octet-stream: the description names no single media type."
            ]
        }
        return content
    }

    private func form(_ parts: [FormPart], _ mediaType: MediaType) -> Content {
        guard mediaType.isForm || mediaType.isMultipart, FieldRules.isSendable(mediaType: mediaType.name) else {
            return problem(.mediaType, "A form cannot be sent as this media type.")
        }
        let plan = FormPlan(mediaType)
        let missing = plan.missing(in: parts)
        guard missing.isEmpty || skipsProblems else {
            return Content(
                problems: missing.map {
                    FieldProblem(key: .formPart($0), message: "This field is required.", canBeSkipped: true)
                })
        }
        var content = mediaType.isMultipart ? multipart(parts, plan, mediaType) : urlencoded(parts, plan, mediaType)
        content.notes += missing.map { "The form field \($0) was left out." }
        return content
    }

    private func urlencoded(_ parts: [FormPart], _ plan: FormPlan, _ mediaType: MediaType) -> Content {
        do {
            let text = try FormWriter(plan: plan).write(parts)
            return Content(bytes: Array(text.utf8), shape: .text, contentType: mediaType.name)
        } catch {
            return Content(problems: error.problems)
        }
    }

    private func multipart(_ parts: [FormPart], _ plan: FormPlan, _ mediaType: MediaType) -> Content {
        let boundary = boundary()
        var writer = MultipartWriter(boundary: boundary)
        for part in parts { writer.write(part, contentType: plan.contentType(of: part)) }
        let type = mediaType.name.prefix { $0 != ";" }.trimmingSpaces()
        return Content(
            bytes: writer.finish(), shape: .multipart(writer.parts), contentType: "\(type); boundary=\(boundary)")
    }

    private func problem(_ key: FieldKey, _ message: String, canBeSkipped: Bool = false) -> Content {
        Content(problems: [FieldProblem(key: key, message: message, canBeSkipped: canBeSkipped)])
    }
}
