import Execution
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// `GET /{document}/history/archive` and `…/script`: the calls that fit as an HTTP Archive or as a script, oldest first.
///
/// Neither holds a secret: what is kept has none, and what answers repeat of it is hidden (THREATS A3, V7).
struct ExportHistory {
    let environment: Environment

    /// Bytes of responses in an archive; older calls go without their bodies.
    private static let bodyLimit = 16 * 1_048_576

    /// HAR 1.2.
    func archive(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let exchanges = try await exchanges(request, context, withBodies: true)
        return download(HARLog(exchanges).json(), type: "application/json", name: "history.har")
    }

    /// curl in a POSIX shell.
    func script(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let exchanges = try await exchanges(request, context, withBodies: false)
        return download(Array(CurlScript(exchanges).text().utf8), type: "text/x-shellscript", name: "history.sh")
    }

    private func exchanges(
        _ request: Request, _ context: SiteContext, withBodies: Bool
    ) async throws -> [Exchange] {
        let visit = try await Visit(request, context, in: environment)
        var query = ExchangeQuery(HistoryFilter(request), document: visit.id)
        (query.page, query.size) = (1, ExchangeQuery.sizeLimit)
        let store = environment.store.exchanges
        var (found, room): ([Exchange], Int) = ([], Self.bodyLimit)
        for record in try await store.list(query, in: visit.session) {
            guard let payload = try await store.payload(of: record.id, in: visit.session) else { continue }
            var body: [UInt8] = []
            if withBodies, !record.isSpooled, record.bodySize <= room {
                try context.share?.take(copiesOf: record.bodySize)
                body = try await store.body(of: record.id, in: visit.session) ?? []
                room -= body.count
            }
            let rest = record.bodySize - body.count
            if let exchange = Exchange(payload: payload, body: body, rest: rest) { found.append(exchange.veiled()) }
        }
        return found.reversed()
    }

    private func download(_ bytes: [UInt8], type: String, name: String) -> Answer {
        var answer = Answer(status: .ok, kind: .download, contentType: type, bytes: bytes)
        answer.fields[.contentDisposition] = "attachment; filename=\"\(name)\""
        return answer
    }
}
