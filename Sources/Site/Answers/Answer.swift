import HTTPTypes
import Hummingbird
import NIOCore

/// What an action answers: a status, a body and what kind of thing it is, which decides the fields that guard it.
struct Answer: ResponseGenerator, Sendable {
    var status: HTTPResponse.Status
    var kind: SecurityFields.Kind
    var contentType: String
    var bytes: [UInt8]
    var fields: HTTPFields = [:]
    /// Bytes in all of an answer with a ``rest``; nil where nobody knows.
    var length: Int?
    /// Writes what follows the bytes, for what is too long to be held whole; nil when nothing does.
    var rest: (@Sendable (inout any ResponseBodyWriter) async throws -> Void)?

    /// A whole page.
    static func page(_ html: [UInt8], nonce: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, kind: .page(nonce: nonce), contentType: "text/html; charset=utf-8", bytes: html)
    }

    /// A piece of a page that a script of this site asked for.
    static func fragment(_ html: [UInt8], status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, kind: .fragment, contentType: "text/html; charset=utf-8", bytes: html)
    }

    /// Sends the browser on by GET (RFC 9110 §15.4.4); the path comes from `SitePath` alone.
    static func seeOther(_ path: String) -> Answer {
        var fields = HTTPFields()
        fields[.location] = path
        return Answer(
            status: .seeOther, kind: .fragment, contentType: "text/plain; charset=utf-8", bytes: [], fields: fields)
    }

    /// Nothing to show.
    static let noContent = Answer(status: .noContent, kind: .fragment, contentType: "", bytes: [])

    /// Bytes from which on an answer takes its share of the memory for bodies; a smaller one is made and gone (THREATS L4).
    private static let counted = 262_144
    /// Bytes that are written at once, so that what waits for a slow reader stays in the share's sight.
    private static let pieceSize = 65_536

    /// The answer on the wire, compressed when that is worthwhile and the client takes it.
    func response(from request: Request, context: some RequestContext) throws -> Response {
        var fields = fields
        SecurityFields.apply(kind, to: &fields)
        if !contentType.isEmpty { fields[.contentType] = contentType }
        if let rest { return Response(status: status, headers: fields, body: Self.body(bytes, length, rest)) }
        if bytes.count >= Self.counted { try (context as? SiteContext)?.share?.take(bytes.count) }
        var body = bytes
        if isCompressible, fields[.contentEncoding] == nil {
            fields[.vary] = "Accept-Encoding"
            if body.count >= Gzip.worthwhile, Gzip.isAccepted(by: request.headers[.acceptEncoding]),
                let packed = Gzip.compress(body)
            {
                body = packed
                fields[.contentEncoding] = "gzip"
            }
        }
        return Response(status: status, headers: fields, body: Self.body(ByteBuffer(bytes: body)))
    }

    /// A body in pieces, each written when the one before is on its way.
    private static func body(_ buffer: ByteBuffer) -> ResponseBody {
        guard buffer.readableBytes > pieceSize else { return ResponseBody(byteBuffer: buffer) }
        return ResponseBody(contentLength: buffer.readableBytes) { writer in
            var buffer = buffer
            while buffer.readableBytes > 0, let piece = buffer.readSlice(length: min(pieceSize, buffer.readableBytes)) {
                try await writer.write(piece)
            }
            try await writer.finish(nil)
        }
    }

    private static func body(
        _ bytes: [UInt8], _ length: Int?,
        _ rest: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> ResponseBody {
        ResponseBody(contentLength: length) { writer in
            if !bytes.isEmpty { try await writer.write(ByteBuffer(bytes: bytes)) }
            try await rest(&writer)
            try await writer.finish(nil)
        }
    }

    private var isCompressible: Bool {
        if case .download = kind { return false }
        return contentType.hasPrefix("text/") || contentType.hasPrefix("application/json")
            || contentType.hasPrefix("image/svg")
    }
}
