import Execution
import Hummingbird
import Storage
import Synchronization

/// The form of a call: all of it, or with its last file still to come.
struct CallForm: Sendable {
    /// Bytes of a file from which on it is not held, when its form is larger than one that is.
    static let heldFile = 1_048_576

    var fields: FormFields
    /// The file that is still to come; nil when the form is whole.
    var upload: FormUpload?
    /// The same as the request takes it: its mark stands among the fields.
    var file: StreamedFile?

    /// Reads a form, whole when it is small and to its last file otherwise; throws unless it carries the token of this
    /// session.
    ///
    /// - Parameter limit: the most bytes of a body that is streamed.
    static func read(
        _ request: Request, _ context: SiteContext, session: Session, limit: Int
    ) async throws -> CallForm {
        let type = request.headers[.contentType].flatMap(ContentType.init)
        let length = request.headers[.contentLength].flatMap { Int($0) }
        guard type?.name == "multipart/form-data", (length ?? .max) > FormReader.callLimit,
            let boundary = type?.parameter("boundary")
        else {
            let fields = try await FormReader.fields(
                of: request, context, session: session, limit: FormReader.callLimit)
            return CallForm(fields: fields)
        }
        // Beside the file there is room for all that a small form may have.
        let (most, isEndless) = limit.addingReportingOverflow(FormReader.callLimit)
        guard isEndless || (length ?? 0) <= most else { throw FormReader.tooLarge(limit) }
        let source = FormSource(request.body, stream: try MultipartStream(boundary: boundary), length: length)
        return try await read(source, context, session, limit: limit)
    }

    private static func read(
        _ source: FormSource, _ context: SiteContext, _ session: Session, limit: Int
    ) async throws -> CallForm {
        var form = FormFields()
        var held = 0
        while case .part(let head)? = try await source.next() {
            var content: [UInt8] = []
            while case .content(let bytes)? = try await source.next() {
                content += bytes
                held += bytes.count
                try FormReader.room(for: bytes.count, context.share)
                if head.fileName != nil, content.count > heldFile {
                    try FormReader.check(form, session)
                    let upload = try FormUpload(source, begun: content, limit: limit)
                    let file = upload.file()
                    try form.append(try head.field(file.mark))
                    return CallForm(fields: form, upload: upload, file: file)
                }
                guard held <= FormReader.callLimit else { throw FormReader.tooLarge(FormReader.callLimit) }
            }
            try form.append(try head.field(content))
        }
        try FormReader.check(form, session)
        return CallForm(fields: form)
    }
}
