import NIOCore
import NIOHTTP1

/// An answer that the gate gives itself: `application/problem+json` (RFC 9457) with the challenge of RFC 6750 where it belongs.
struct Refusal: Error, Hashable, Sendable {
    let status: Int
    let title: String
    let detail: String
    /// Further fields, such as `WWW-Authenticate` and `Allow`.
    var fields: [Field] = []
    /// Whether nothing more can be read from the connection with safety.
    var closes = false

    /// One header field.
    struct Field: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// The body.
    var body: String {
        "{\"type\":\"about:blank\",\"title\":\(JSONText.quoted(title)),\"status\":\(status),"
            + "\"detail\":\(JSONText.quoted(detail))}\n"
    }

    /// The head to be sent with the body.
    func head(keepsAlive: Bool) -> HTTPResponseHead {
        var headers = HTTPHeaders([
            ("Content-Type", "application/problem+json"), ("Content-Length", String(body.utf8.count)),
            ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Date", HTTPDate.now()),
        ])
        for field in fields { headers.add(name: field.name, value: field.value) }
        if !keepsAlive { headers.add(name: "Connection", value: "close") }
        return HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
    }
}
