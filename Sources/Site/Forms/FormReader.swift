import Hummingbird
import Pages
import Storage

/// Takes a posted form in: content type, size, fields and the session's token, in the order of THREATS 4.3.
enum FormReader {
    /// The most bytes of a form that is not a call.
    static let formLimit = 65_536
    /// The most bytes of a form that is being typed: what is kept of it may travel as three for one.
    static let draftLimit = 4 * SelectionStore.draftLimit
    /// The most bytes of a call with its body and files.
    static let callLimit = 10 * 1_048_576
    /// The most bytes of a form with a token's rights.
    static let rightsLimit = 1_048_576
    /// The most fields of a form with a token's rights.
    static let rightsCount = 8_000

    /// The fields of a request's form; throws unless it carries the token of this session.
    static func fields(
        of request: Request, _ context: SiteContext, session: Session, limit: Int = formLimit,
        count: Int = FormFields.maximumCount
    ) async throws -> FormFields {
        guard let contentType = request.headers[.contentType].flatMap(ContentType.init) else {
            throw SiteError(.unsupportedMediaType, "A form has a content type; this request has none.")
        }
        let bytes = try await body(of: request, context.share, limit: limit)
        let form: FormFields
        switch contentType.name {
        case "application/x-www-form-urlencoded":
            form = try URLEncodedReader.fields(bytes, count: count)
        case "multipart/form-data":
            guard let boundary = contentType.parameter("boundary") else {
                throw SiteError(.malformed, "multipart/form-data needs a boundary (RFC 7578 §4.1).")
            }
            form = try MultipartReader.fields(bytes, boundary: boundary)
        default:
            throw SiteError(
                .unsupportedMediaType, "Expected application/x-www-form-urlencoded or multipart/form-data.")
        }
        try check(form, session)
        return form
    }

    /// Throws unless a form carries the token of this session.
    static func check(_ form: FormFields, _ session: Session) throws(SiteError) {
        guard FormToken.isValid(form.text(FieldName.csrf.text), for: session.formToken(for: FormToken.purpose)) else {
            throw SiteError(.forbidden, "The form is older than your session. Reload the page and send it again.")
        }
    }

    private static func body(of request: Request, _ share: BodyBudget.Share?, limit: Int) async throws -> [UInt8] {
        let length = request.headers[.contentLength].flatMap(Int.init) ?? 0
        guard length <= limit else { throw tooLarge(limit) }
        var bytes: [UInt8] = []
        // Growing would hold it twice at times. What is reserved is memory only once it is written to.
        bytes.reserveCapacity(max(0, length))
        for try await chunk in request.body {
            guard bytes.count + chunk.readableBytes <= limit else { throw tooLarge(limit) }
            try room(for: chunk.readableBytes, share)
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        return bytes
    }

    /// Takes room for more of a form. One that gets none is given up, and others may have what it had at once.
    static func room(for count: Int, _ share: BodyBudget.Share?) throws(SiteError) {
        do {
            try share?.take(copiesOf: count)
        } catch {
            share?.giveBack()
            throw error
        }
    }

    /// More than so many bytes.
    static func tooLarge(_ limit: Int) -> SiteError {
        SiteError(.tooLarge, "Expected at most \(limit / 1_024) KiB in this form; more came.")
    }
}
