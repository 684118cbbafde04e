public import Egress
import HTTPTypes

/// Where a response points, and what would be sent there (RFC 9110, section 15.4; THREATS P6).
///
/// No secret goes along: whoever follows applies the credentials of the session anew, which are bound to their origin.
public struct Redirection: Sendable {
    /// Redirects that are followed in one go at most.
    public static let limit = 10

    /// The next request: without secrets, named by whoever follows.
    public let request: OutboundRequest
    /// Whether it goes to the origin that pointed there.
    public let staysAtOrigin: Bool
    /// Why it cannot be sent all the same; nil when it can.
    public let obstacle: String?

    private static let statuses: Set<Int> = [301, 302, 303, 307, 308]
    /// What another origin is told of the first request; a field of any other name may be a key.
    private static let harmless: Set<String> = ["accept", "accept-language", "user-agent"]
    private static let content: Set<String> = [
        "content-type", "content-encoding", "content-language", "content-location", "content-md5", "content-digest",
        "repr-digest", "digest",
    ]

    /// Nil when the response is no redirect that could be followed by itself: 300 leaves a choice, 304 has no target, 305
    /// is deprecated.
    ///
    /// - Throws: `EgressError` when the response points nowhere that can be called.
    public init?(of sent: OutboundRequest, by response: ExchangeResponse) throws(EgressError) {
        guard Self.statuses.contains(response.status) else { return nil }
        let locations = response.fields.filter { $0.name.lowercased() == "location" }
        guard locations.count == 1, let location = locations.first, !location.value.isEmpty else {
            throw EgressError(
                .invalidURL, "The response redirects without saying where to.", advice: "Look at its Location field.")
        }
        let target = try Self.target(location.value, of: sent)
        staysAtOrigin = target.origin == sent.origin
        var next = sent
        let keepsMethod = Self.keepsMethod(sent.method, response.status)
        next.method = keepsMethod ? sent.method : .get
        if !keepsMethod { next.dropBody() }
        next.origin = target.origin
        next.path = target.path
        next.query = target.query.map { [QueryPiece(encoded: $0)] } ?? []
        next.isNamedByUser = true
        next.notes = []
        let allowed = staysAtOrigin ? nil : next.bodySize > 0 ? Self.harmless.union(Self.content) : Self.harmless
        next.fields.removeAll { field in
            let name = field.name.lowercased()
            return field.isSecret || !keepsMethod && Self.content.contains(name)
                || allowed.map { !$0.contains(name) } ?? false
        }
        next.cookies = staysAtOrigin ? next.cookies.filter { !$0.isSecret } : []
        request = next
        obstacle =
            next.body.count == next.bodySize
            ? nil : "The body was too large to be kept, so it cannot be sent again. Execute with Follow redirects."
    }

    private static func target(_ location: String, of sent: OutboundRequest) throws(EgressError) -> TargetURL {
        let query = sent.query.isEmpty ? nil : sent.query.map { $0.text(.revealed) }.joined(separator: "&")
        return try TargetURL(origin: sent.origin, path: sent.path, query: query).resolving(location)
    }

    /// 301 and 302 turn POST into GET, as everybody does; 303 turns all but GET and HEAD into it; 307 and 308 change nothing.
    private static func keepsMethod(_ method: HTTPRequest.Method, _ status: Int) -> Bool {
        switch status {
        case 301, 302: method != .post
        case 303: method == .get || method == .head
        default: true
        }
    }
}

extension OutboundRequest {
    fileprivate mutating func dropBody() {
        body = []
        bodySize = 0
        shape = .none
    }
}
