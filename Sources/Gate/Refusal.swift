import NIOCore
import NIOHTTP1

/// An answer that the gate gives itself: `application/problem+json` (RFC 9457) with the challenge of RFC 6750 where it belongs.
struct Refusal: Error, Hashable, Sendable {
    let status: Int
    let title: String
    let detail: String
    /// A word for the kind of refusal, also the end of `type`; never changes.
    let code: String
    /// Further fields, such as `WWW-Authenticate` and `Allow`.
    var fields: [Field] = []
    /// Further members of the body.
    var members: [Member] = []
    /// Whether nothing more can be read from the connection with safety.
    var closes = false

    /// One header field.
    struct Field: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// One member of the body with its value in JSON.
    struct Member: Hashable, Sendable {
        let name: String
        let json: String

        init(_ name: String, _ text: String) {
            self.name = name
            json = JSONText.quoted(text)
        }

        /// A list of objects, each of texts.
        init(_ name: String, objects: [[(name: String, value: String)]]) {
            self.name = name
            let texts = objects.map { object in
                object.map { "\(JSONText.quoted($0.name)):\(JSONText.quoted($0.value))" }.joined(separator: ",")
            }
            json = "[" + texts.map { "{\($0)}" }.joined(separator: ",") + "]"
        }

        init(_ name: String, _ texts: [String]) {
            self.name = name
            json = "[" + texts.map(JSONText.quoted).joined(separator: ",") + "]"
        }
    }

    /// The body. `type` is a name relative to the gate, not a page.
    var body: String {
        let members = members.map { ",\(JSONText.quoted($0.name)):\($0.json)" }.joined()
        return "{\"type\":\"/problems/\(code)\",\"title\":\(JSONText.quoted(title)),\"status\":\(status),"
            + "\"detail\":\(JSONText.quoted(detail)),\"code\":\"\(code)\"\(members)}\n"
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
