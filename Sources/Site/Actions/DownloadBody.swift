import Execution
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// `GET /{document}/exchanges/{exchange}/body`: the response body byte for byte, or the part of it that is asked for
/// (RFC 9110 §14), as a download and never as a page (THREATS V1, V2, V8).
struct DownloadBody {
    let environment: Environment

    /// Bytes that are read and written at once: a piece as it is sealed.
    private static let pieceSize = KeptBody.pieceSize
    /// Bytes of a body by which its kind is told.
    private static let lookSize = 4_096

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        if let destination = request.headers[.fetchDest], !["document", "empty"].contains(destination) {
            throw SiteError(.forbidden, "A response body can be downloaded, not used as part of a page.")
        }
        let session = try context.requireSession()
        let id = context.parameters.get("exchange") ?? ""
        let gone = SiteError(
            .notFound, "This result is no longer kept. Execute the call again.")
        let exchanges = environment.store.exchanges
        guard let record = try await exchanges.record(id, in: session) else { throw gone }
        if !record.isSpooled { try context.share?.take(copiesOf: record.bodySize) }
        guard let body = try await exchanges.keptBody(of: id, in: session) else { throw gone }
        // A kept body changes when a secret is taken out of it.
        let tag = "\"\(id)-\(body.size)\""
        let range = ByteRange(Self.asked(request, tag), size: body.size)
        let start = try await body.read(from: 0, count: Self.lookSize)
        let payload = try await exchanges.payload(of: id, in: session)
        let contentType = payload.flatMap { Exchange(payload: $0)?.response?.contentType }
        let name = DownloadName(operation: record.operation, contentType: contentType, body: start)
        var answer = try await answer(body, range)
        answer.fields[.contentDisposition] = "attachment; filename=\"\(name.text)\""
        answer.fields[.acceptRanges] = "bytes"
        answer.fields[.eTag] = tag
        return answer
    }

    private func answer(_ body: KeptBody, _ range: ByteRange) async throws -> Answer {
        var answer = Answer(status: .ok, kind: .download, contentType: "application/octet-stream", bytes: [])
        var part = 0..<body.size
        switch range {
        case .whole: break
        case .part(let asked):
            part = asked
            answer.status = .partialContent
            answer.fields[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(body.size)"
        case .none:
            answer.status = .rangeNotSatisfiable
            answer.fields[.contentRange] = "bytes */\(body.size)"
            return answer
        }
        guard body.isOnDisk else {
            answer.bytes = try await body.read(from: part.lowerBound, count: part.count)
            return answer
        }
        answer.length = part.count
        answer.rest = { [part] writer in
            // The next piece is read and opened while the one before is on its way.
            var position = part.lowerBound
            var piece = try await Self.piece(of: body, part, at: position)
            while !piece.isEmpty {
                position += piece.count
                let following = position
                async let next = Self.piece(of: body, part, at: following)
                try await writer.write(ByteBuffer(bytes: piece))
                piece = try await next
            }
        }
        return answer
    }

    /// What lies from a place on in one piece; nothing at the end.
    private static func piece(of body: KeptBody, _ part: Range<Int>, at position: Int) async throws -> Data {
        let count = min(pieceSize - position % pieceSize, part.upperBound - position)
        return try await body.data(from: position, count: count)
    }

    /// What of it is asked for; all when the reader has a part of another body (RFC 9110 §13.1.5).
    private static func asked(_ request: Request, _ tag: String) -> String? {
        guard let condition = request.headers[.ifRange] else { return request.headers[.range] }
        return condition == tag ? request.headers[.range] : nil
    }
}
